package org.espalier.stdlib.data;

import java.nio.file.Path;

/** A file of a data set is missing, cut off, or something else than its name says. */
public final class DataFileException extends RuntimeException {
  private final transient Path path;

  DataFileException(Path path, String problem) {
    super(path + ": " + problem);
    this.path = path;
  }

  DataFileException(Path path, String problem, Exception cause) {
    super(path + ": " + problem, cause);
    this.path = path;
  }

  /** The file or folder. */
  public Path path() {
    return path;
  }
}
