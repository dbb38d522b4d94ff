package org.espalier.kernel.output;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/**
 * The process's three standard streams, divided among the cells: while installed, {@code
 * System.out}, {@code System.err} and {@code System.in} belong to the {@link CurrentOutput} of the
 * thread that uses them.
 *
 * <p>They are replaced once for the process, not for each cell: a library that keeps {@code
 * System.out} in a field goes on printing to the right cell.
 */
public final class StandardStreams implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream error = System.err;
  private final InputStream in = System.in;

  private StandardStreams() {}

  /** Replaces the three streams; {@link #close} gives the former ones back. */
  public static StandardStreams install() {
    // A logging handler keeps the System.err of the moment it is made: made now, the log stays
    // out of the cells.
    Logger.getLogger("").getHandlers();
    StandardStreams former = new StandardStreams();
    System.setOut(printing(CellOutput.Stream.OUT, former.out));
    System.setErr(printing(CellOutput.Stream.ERR, former.error));
    System.setIn(new CellInputStream());
    return former;
  }

  private static PrintStream printing(CellOutput.Stream stream, PrintStream outsideCells) {
    return new PrintStream(new CellPrintStream(stream, outsideCells), true, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(error);
    System.setIn(in);
  }
}
