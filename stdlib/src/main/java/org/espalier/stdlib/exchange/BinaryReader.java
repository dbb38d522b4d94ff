package org.espalier.stdlib.exchange;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link BinaryWriter} wrote. */
record BinaryReader(DataInputStream in) {
  /** Reads one value. */
  @FunctionalInterface
  interface Item<T> {
    T read() throws IOException;
  }

  String text() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  double[] numbers() throws IOException {
    double[] numbers = new double[in.readInt()];
    boolean narrow = in.readBoolean();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = narrow ? in.readFloat() : in.readDouble();
    }
    return numbers;
  }

  <T> List<T> list(Item<T> item) throws IOException {
    int count = in.readInt();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(item.read());
    }
    return values;
  }

  <T> Map<String, T> map(Item<T> item) throws IOException {
    int count = in.readInt();
    Map<String, T> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      values.put(text(), item.read());
    }
    return values;
  }
}
