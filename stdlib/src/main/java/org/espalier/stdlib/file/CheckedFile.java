package org.espalier.stdlib.file;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A kind of binary file: a mark, a version, what somebody writes, and a CRC-32 of all of it, big
 * endian. A file is written beside its place and moved there when it is whole, so what was there
 * before stays until then.
 *
 * @param mark the first four bytes
 * @param version of what somebody writes; a reader reads its own only
 * @param what it is, such as {@code a file of weights}
 */
public record CheckedFile(int mark, int version, String what) {
  /** Writes what stands between the version and the checksum. */
  @FunctionalInterface
  public interface Body {
    /** Writes it. */
    void write(DataOutputStream out) throws IOException;
  }

  /**
   * Writes a file and the folders that it lies in. An interrupted thread writes to the end.
   *
   * @throws IOException if it cannot; then the file is as it was before
   */
  public void write(Path file, Body body) throws IOException {
    Path draft = draft(file);
    try {
      // A FileOutputStream: interrupts close the channels that Files opens.
      try (FileOutputStream raw = new FileOutputStream(draft.toFile())) {
        CheckedOutputStream checked =
            new CheckedOutputStream(new BufferedOutputStream(raw), new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeInt(mark);
        out.writeInt(version);
        body.write(out);
        out.flush();
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
        // Else a file that was moved may be empty after the power was cut.
        raw.getFD().sync();
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path draft(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException(file + " is a folder; name a file in it.");
    }
    Files.createDirectories(folder);
    return Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
  }

  /**
   * Tries whether a file could be written, and leaves all files as they are.
   *
   * @throws IOException if it could not
   */
  public static void requireWritable(Path file) throws IOException {
    Files.delete(draft(file));
  }

  /**
   * What stands between the version and the checksum.
   *
   * @throws IOException if there is no such file, it is of another kind or version, or it is
   *     damaged or cut off
   */
  public DataInputStream read(Path file) throws IOException {
    byte[] bytes = bytes(file);
    int body = bytes.length - Long.BYTES;
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (body < 2 * Integer.BYTES || in.readInt() != mark) {
      throw new IOException(file + " is not " + what + " (" + bytes.length + " bytes).");
    }
    int found = in.readInt();
    if (found != version) {
      throw new IOException(
          file
              + " has version "
              + found
              + " of the format, but this program reads "
              + version
              + "; use the program that wrote it.");
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, body);
    if (new DataInputStream(new ByteArrayInputStream(bytes, body, Long.BYTES)).readLong()
        != checksum.getValue()) {
      throw new IOException(file + " is damaged or cut off: its checksum does not fit.");
    }
    return in;
  }

  private byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no " + file.toAbsolutePath() + " to be read as " + what, e);
    }
  }
}
