package org.espalier.kernel.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.espalier.kernel.output.CellOutput.Stream;

/**
 * What {@code System.out} or {@code System.err} is while the kernel runs: bytes in, text out to the
 * output of the writing thread. Bytes of a character that is written in two parts wait for its
 * rest, apart for each cell.
 */
final class CellPrintStream extends OutputStream {
  private final Stream stream;
  private final PrintStream outsideCells;
  private final Map<CellOutput, byte[]> unfinished = new WeakHashMap<>();

  /**
   * @param outsideCells takes what is written before any cell began
   */
  CellPrintStream(Stream stream, PrintStream outsideCells) {
    this.stream = stream;
    this.outsideCells = outsideCells;
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    Optional<CellOutput> output = CurrentOutput.get();
    if (output.isEmpty()) {
      outsideCells.write(bytes, offset, length);
      return;
    }
    String text = decode(output.get(), Arrays.copyOfRange(bytes, offset, offset + length));
    output.get().stream(stream, text);
  }

  private synchronized String decode(CellOutput output, byte[] more) {
    byte[] before = unfinished.remove(output);
    byte[] all = before == null ? more : joined(before, more);
    int whole = all.length - unfinishedTail(all);
    if (whole < all.length) {
      unfinished.put(output, Arrays.copyOfRange(all, whole, all.length));
    }
    return new String(all, 0, whole, StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** How many bytes at the end begin a UTF-8 character without finishing it: 0 to 3. */
  private static int unfinishedTail(byte[] bytes) {
    for (int back = 1; back <= Math.min(3, bytes.length); back++) {
      int value = bytes[bytes.length - back] & 0xFF;
      if (value >= 0xC0) {
        return back < sequenceLength(value) ? back : 0;
      }
      if (value < 0x80) {
        return 0;
      }
    }
    return 0;
  }

  private static int sequenceLength(int lead) {
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  }
}
