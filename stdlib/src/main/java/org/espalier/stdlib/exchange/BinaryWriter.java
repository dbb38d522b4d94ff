package org.espalier.stdlib.exchange;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes what {@link BinaryReader} reads: texts, numbers bit by bit, lists and maps in order. */
record BinaryWriter(DataOutputStream out) {
  /** Writes one value. */
  @FunctionalInterface
  interface Item<T> {
    void write(T value) throws IOException;
  }

  /** A text of any length. */
  void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Numbers: in half of the room if none of them loses a bit. */
  void numbers(double... numbers) throws IOException {
    boolean narrow = true;
    for (double number : numbers) {
      narrow &= Double.doubleToRawLongBits((float) number) == Double.doubleToRawLongBits(number);
    }
    out.writeInt(numbers.length);
    out.writeBoolean(narrow);
    for (double number : numbers) {
      if (narrow) {
        out.writeFloat((float) number);
      } else {
        out.writeDouble(number);
      }
    }
  }

  /** How many, then each. */
  <T> void list(List<T> values, Item<T> item) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      item.write(value);
    }
  }

  /** How many, then each name with its value. */
  <T> void map(Map<String, T> values, Item<T> item) throws IOException {
    list(
        List.copyOf(values.entrySet()),
        entry -> {
          text(entry.getKey());
          item.write(entry.getValue());
        });
  }
}
