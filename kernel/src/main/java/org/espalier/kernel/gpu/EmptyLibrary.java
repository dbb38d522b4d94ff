package org.espalier.kernel.gpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shared library of Linux on x86-64 that holds nothing but its name.
 *
 * <p>MXNet's build for cards names OpenCV's windows among the libraries that it needs, and those
 * need a desktop, which a machine with cards seldom has; but it calls none of their functions. An
 * empty library of that name satisfies the loader, which asks for names only.
 */
final class EmptyLibrary {
  private static final int HEADER = 64;
  private static final int SEGMENT = 56;
  private static final int SEGMENTS = 3;
  private static final int ENTRY = 16;
  private static final int ENTRIES = 7;
  private static final int SYMBOL = 24;
  private static final int HASH = 16;

  private EmptyLibrary() {}

  /** Writes one; the file's name is the library's. */
  static void write(Path file) throws IOException {
    Files.write(file, bytes(String.valueOf(file.getFileName())));
  }

  private static byte[] bytes(String name) {
    byte[] text = ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    int dynamic = HEADER + SEGMENTS * SEGMENT;
    int symbols = dynamic + ENTRIES * ENTRY;
    int hash = symbols + SYMBOL;
    int strings = hash + HASH;
    int size = strings + text.length;
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    header(out);
    // Readable and writable: the loader notes addresses in the table of what is where.
    segment(out, 1, 6, 0, size, 0x1000);
    segment(out, 2, 6, dynamic, ENTRIES * ENTRY, 8);
    // No executable stack.
    segment(out, 0x6474e551, 6, 0, 0, 16);
    entry(out, 14, 1); // the name is the first text
    entry(out, 4, hash);
    entry(out, 5, strings);
    entry(out, 6, symbols);
    entry(out, 10, text.length);
    entry(out, 11, SYMBOL);
    entry(out, 0, 0);
    out.position(hash);
    out.putInt(1).putInt(1); // one chain with the symbol that stands for none
    out.position(strings);
    return out.put(text).array();
  }

  private static void header(ByteBuffer out) {
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    out.putShort((short) 3).putShort((short) 62).putInt(1); // a shared library, x86-64
    out.putLong(0).putLong(HEADER).putLong(0).putInt(0);
    out.putShort((short) HEADER).putShort((short) SEGMENT).putShort((short) SEGMENTS);
    out.putShort((short) 64).putShort((short) 0).putShort((short) 0);
  }

  private static void segment(
      ByteBuffer out, int kind, int flags, long start, long size, long alignment) {
    out.putInt(kind).putInt(flags).putLong(start).putLong(start).putLong(start);
    out.putLong(size).putLong(size).putLong(alignment);
  }

  private static void entry(ByteBuffer out, long tag, long value) {
    out.putLong(tag).putLong(value);
  }
}
