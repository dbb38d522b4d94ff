package org.espalier.stdlib.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads whole files, and says what is wrong with those that cannot be. */
final class DataFile {
  private DataFile() {}

  /**
   * The folder that holds the files: the one given or one of the named folders in it, which is what
   * unpacking the archive makes.
   */
  static Path folder(Path given, String kind, String firstFile, String... within) {
    if (!Files.isDirectory(given)) {
      String found = Files.exists(given) ? "is a file" : "does not exist";
      throw new DataFileException(given, found + "; needed is the folder with the " + kind);
    }
    for (String name : within) {
      if (!Files.exists(given.resolve(firstFile))
          && Files.exists(given.resolve(name).resolve(firstFile))) {
        return given.resolve(name);
      }
    }
    return given;
  }

  /** All bytes of a file that must have exactly this many. */
  static byte[] read(Path file, long expected, String meaning, String hint) {
    if (!Files.isRegularFile(file)) {
      throw new DataFileException(
          file, "is missing; expected " + number(expected) + " bytes (" + meaning + "); " + hint);
    }
    try {
      long found = Files.size(file);
      checkSize(file, expected, found, meaning);
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DataFileException(file, "cannot be read (" + e + ")", e);
    }
  }

  static void checkSize(Path file, long expected, long found, String meaning) {
    if (expected != found) {
      throw new DataFileException(
          file,
          "expected "
              + number(expected)
              + " bytes ("
              + meaning
              + "), found "
              + number(found)
              + (found < expected
                  ? ": it is cut off, or another file; fetch it again"
                  : ": it is another file"));
    }
  }

  /** All bytes of a file; of a gzipped one, what was packed, as far as it goes. */
  static byte[] unpack(Path file) {
    try (InputStream stream = open(file)) {
      byte[] bytes = new byte[1 << 16];
      int filled = 0;
      while (true) {
        int read = readSome(stream, bytes, filled);
        if (read < 0) {
          return Arrays.copyOf(bytes, filled);
        }
        filled += read;
        if (filled == bytes.length) {
          bytes = Arrays.copyOf(bytes, Math.multiplyExact(2, bytes.length));
        }
      }
    } catch (ZipException e) {
      throw new DataFileException(
          file, "ends in .gz but is not gzipped, or is damaged (" + e.getMessage() + ")", e);
    } catch (IOException e) {
      throw new DataFileException(file, "cannot be read (" + e + ")", e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    if (!file.toString().endsWith(".gz")) {
      return raw;
    }
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (EOFException e) {
      raw.close();
      return InputStream.nullInputStream();
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static int readSome(InputStream stream, byte[] bytes, int from) throws IOException {
    try {
      return stream.read(bytes, from, bytes.length - from);
    } catch (EOFException cutOff) {
      // What came before it is compared with what the header promises.
      return -1;
    }
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
