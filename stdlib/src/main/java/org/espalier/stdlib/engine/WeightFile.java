package org.espalier.stdlib.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;
import org.espalier.stdlib.file.CheckedFile;

/**
 * Weights in a file: how many arrays, then each one's name, role, extents and 32-bit numbers, big
 * endian, in a {@link CheckedFile}.
 */
final class WeightFile {
  private static final CheckedFile FORMAT =
      new CheckedFile(/* ESPW */ 0x45535057, 1, "a file of weights");

  private WeightFile() {}

  /** One array. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; carries numbers from here to there
  record Entry(String name, Weight weight, float[] values) {}

  static void write(Path file, List<Entry> entries) throws IOException {
    FORMAT.write(file, out -> writeAll(out, entries));
  }

  private static void writeAll(DataOutputStream out, List<Entry> entries) throws IOException {
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
    return readAll(FORMAT.read(file));
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
