package org.espalier.kernel.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code System.in} is while the kernel runs: a read asks the user of the reading thread's
 * cell for a line. What a cell leaves unread of its line is not read by the next cell.
 */
final class CellInputStream extends InputStream {
  private byte[] line = new byte[0];
  private int next;
  private @Nullable CellOutput asked;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    fill();
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, into, offset, count);
    next += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return CurrentOutput.get().orElse(null) == asked ? line.length - next : 0;
  }

  /**
   * The bytes are in the platform's character set, as with a real terminal: {@code Scanner} and
   * Kotlin's {@code readln} decode with it.
   */
  private void fill() throws IOException {
    Optional<CellOutput> output = CurrentOutput.get();
    if (output.isEmpty()) {
      throw new IOException("There is nobody to ask for input: no cell is running.");
    }
    if (next == line.length || output.get() != asked) {
      line = (output.get().ask("", false) + "\n").getBytes(Charset.defaultCharset());
      next = 0;
      asked = output.get();
    }
  }
}
