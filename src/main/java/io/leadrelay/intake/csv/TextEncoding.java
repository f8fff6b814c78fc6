package io.leadrelay.intake.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamSource;

/**
 * How the bytes of a file become text.
 *
 * @param charset what the text is written in
 * @param mark how many bytes of byte order mark stand before it
 */
record TextEncoding(Charset charset, int mark) {

  /** Stands for bytes that are no text in this encoding; no text holds it, U+FFFD may be real. */
  static final char UNREADABLE = '\uFFFF';

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /**
   * Finds the encoding: by the byte order mark, else UTF-8 or Windows-1252. The whole stream is
   * looked at, because a first letter with an accent may stand in the last row.
   */
  static TextEncoding of(InputStreamSource bytes) throws IOException {
    try (var in = bytes.getInputStream()) {
      var start = in.readNBytes(3);
      if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
        return new TextEncoding(StandardCharsets.UTF_8, 3);
      }
      if (startsWith(start, 0xFF, 0xFE)) {
        return new TextEncoding(StandardCharsets.UTF_16LE, 2);
      }
      if (startsWith(start, 0xFE, 0xFF)) {
        return new TextEncoding(StandardCharsets.UTF_16BE, 2);
      }
      var count = new Utf8Count();
      count.add(start, start.length);
      var buffer = new byte[1 << 16];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count.add(buffer, read);
      }
      count.end();
      // One broken row must not turn every umlaut of a large UTF-8 file into two other letters.
      return new TextEncoding(
          count.invalid == 0 || count.letters > count.invalid
              ? StandardCharsets.UTF_8
              : WINDOWS_1252,
          0);
    }
  }

  /** Opens the text behind the mark; bytes that are no text read as {@link #UNREADABLE}. */
  Reader reader(InputStreamSource bytes) throws IOException {
    InputStream in = bytes.getInputStream();
    in.skipNBytes(mark);
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(UNREADABLE)));
  }

  private static boolean startsWith(byte[] start, int... mark) {
    if (start.length < mark.length) {
      return false;
    }
    for (var i = 0; i < mark.length; i++) {
      if ((start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Counts letters of several bytes and bytes that belong to none. */
  private static final class Utf8Count {

    private long letters;
    private long invalid;
    private int awaited;

    private void end() {
      if (awaited > 0) {
        invalid++;
      }
    }

    private void add(byte[] bytes, int length) {
      for (var i = 0; i < length; i++) {
        var b = bytes[i] & 0xFF;
        if (awaited > 0 && (b & 0xC0) == 0x80) {
          awaited--;
          if (awaited == 0) {
            letters++;
          }
        } else {
          if (awaited > 0) {
            invalid++;
          }
          awaited =
              b >= 0xC2 && b < 0xE0 ? 1 : b >= 0xE0 && b < 0xF0 ? 2 : b >= 0xF0 && b < 0xF5 ? 3 : 0;
          if (b >= 0x80 && awaited == 0) {
            invalid++;
          }
        }
      }
    }
  }
}
