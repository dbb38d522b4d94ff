package org.espalier.stdlib.engine;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;

/**
 * Weights in a file: a mark, how many arrays, each one's name, role, extents and 32-bit numbers
 * (big endian), and a CRC-32 of all of it.
 */
final class WeightFile {
  private static final int MARK = 0x45535057; // ESPW
  private static final int VERSION = 1;

  private WeightFile() {}

  /** One array. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; carries numbers from here to there
  record Entry(String name, Weight weight, float[] values) {}

  static void write(Path file, List<Entry> entries) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
    try {
      try (OutputStream raw = Files.newOutputStream(draft)) {
        CheckedOutputStream checked =
            new CheckedOutputStream(new BufferedOutputStream(raw), new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        writeAll(out, entries);
        out.flush();
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void writeAll(DataOutputStream out, List<Entry> entries) throws IOException {
    out.writeInt(MARK);
    out.writeInt(VERSION);
    out.writeInt(entries.size());
    for (Entry entry : entries) {
      out.writeUTF(entry.name());
      out.writeUTF(entry.weight().role().name());
      List<Integer> extents = entry.weight().shape().dimensions();
      out.writeInt(extents.size());
      for (int extent : extents) {
        out.writeInt(extent);
      }
      for (float value : entry.values()) {
        out.writeFloat(value);
      }
    }
  }

  static List<Entry> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int body = bytes.length - Long.BYTES;
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, Math.max(body, 0));
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (body < 3 * Integer.BYTES || in.readInt() != MARK) {
        throw new IOException(file + " is not a file of weights (" + bytes.length + " bytes).");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException(
            file + " has version " + version + " of the format, but this program reads 1.");
      }
      if (new DataInputStream(new ByteArrayInputStream(bytes, body, Long.BYTES)).readLong()
          != checksum.getValue()) {
        throw new IOException(file + " is damaged or cut off: its checksum does not fit.");
      }
      return readAll(in);
    }
  }

  private static List<Entry> readAll(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      Weight.Role role = Weight.Role.valueOf(in.readUTF());
      List<Integer> extents = new ArrayList<>();
      for (int rank = in.readInt(); rank > 0; rank--) {
        extents.add(in.readInt());
      }
      Weight weight = new Weight(role, new Shape(extents));
      float[] values = new float[Math.toIntExact(weight.shape().elements())];
      for (int k = 0; k < values.length; k++) {
        values[k] = in.readFloat();
      }
      entries.add(new Entry(name, weight, values));
    }
    return entries;
  }
}
