package org.espalier.kernel.command;

/** The process's exit codes; {@code ./espalier help} prints them. */
final class Exit {
  /** Everything asked for was done. */
  static final int DONE = 0;

  /** A cell failed, or {@code doctor} found something wrong. */
  static final int FAILED = 1;

  /** The command line can't be understood. */
  static final int USAGE = 2;

  /** A file or another input can't be used. */
  static final int INPUT = 3;

  /** Something that is needed is missing on this machine. */
  static final int MISSING = 4;

  /** A fault of Espalier's own. */
  static final int FAULT = 70;

  /** A cell ran for longer than it may. */
  static final int TIMED_OUT = 124;

  /** Stopped by the user. */
  static final int INTERRUPTED = 130;

  private Exit() {}
}
