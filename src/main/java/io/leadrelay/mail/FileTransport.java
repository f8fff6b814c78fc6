package io.leadrelay.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Lays each mail down as an {@code .eml} file, for a system without a mail server. A name begins
 * with the time of posting in UTC; sending a mail again replaces its file.
 */
class FileTransport implements MailTransport {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;

  FileTransport(Path folder) {
    this.folder = folder;
  }

  @Override
  public void deliver(OutgoingMail mail, MimeMessage message)
      throws MessagingException, IOException {
    Files.createDirectories(folder);
    var unfinished = Files.createTempFile(folder, ".", ".part");
    try {
      try (var out = Files.newOutputStream(unfinished)) {
        message.writeTo(out);
      }
      Files.move(
          unfinished, file(new Copy(mail.id(), mail.postedAt())), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  @Override
  public void removeCopy(Copy copy) {
    try {
      Files.deleteIfExists(file(copy));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Copy copy) {
    return folder.resolve(NAME.format(copy.postedAt()) + "-" + copy.mail() + ".eml");
  }
}
