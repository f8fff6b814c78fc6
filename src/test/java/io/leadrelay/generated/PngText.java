package io.leadrelay.generated;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** A word that a PNG file carries unseen, in a text chunk. */
final class PngText {

  private static final int SIGNATURE = 8;
  private static final int AROUND_DATA = 12;
  private static final String TEXT = "tEXt";

  private PngText() {}

  /** The image with that word in it. */
  static byte[] with(byte[] png, String keyword, String word) throws IOException {
    var data = (keyword + '\0' + word).getBytes(ISO_8859_1);
    var type = TEXT.getBytes(ISO_8859_1);
    var crc = new CRC32();
    crc.update(type);
    crc.update(data);
    // The first chunk must stay the first.
    var behindHeader = SIGNATURE + AROUND_DATA + ByteBuffer.wrap(png).getInt(SIGNATURE);
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.write(png, 0, behindHeader);
      out.writeInt(data.length);
      out.write(type);
      out.write(data);
      out.writeInt((int) crc.getValue());
      out.write(png, behindHeader, png.length - behindHeader);
    }
    return bytes.toByteArray();
  }

  /** The word under that keyword, or nothing if the image has none. */
  static Optional<String> find(byte[] png, String keyword) {
    var at = SIGNATURE;
    while (at + AROUND_DATA <= png.length) {
      var length = ByteBuffer.wrap(png).getInt(at);
      var type = new String(png, at + 4, 4, ISO_8859_1);
      if (type.equals(TEXT)) {
        var data = new String(Arrays.copyOfRange(png, at + 8, at + 8 + length), ISO_8859_1);
        var parts = data.split("\0", 2);
        if (parts[0].equals(keyword)) {
          return Optional.of(parts[1]);
        }
      }
      at += AROUND_DATA + length;
    }
    return Optional.empty();
  }
}
