package io.leadrelay.intake.csv;

/**
 * A file that cannot be read as a list of leads; the message is a plain sentence for its sender.
 */
public class FileRefused extends Exception {

  private static final long serialVersionUID = 1L;

  FileRefused(String reason) {
    super(reason);
  }
}
