package org.espalier.kernel.latency;

/** What is measured, in the order in which it is printed. */
enum Measure {
  /** From the process's start to the first {@code kernel_info_reply}. */
  READY("ready", "ms"),
  /** The first cell, sent as soon as the kernel is ready, as "Run All" does. */
  FIRST("1st cell, at once", "ms"),
  /** From the process's start to the first cell's end: what one waits for in all. */
  START_TO_FIRST("start to 1st cell's end", "ms"),
  /** The first cell after ten quiet seconds, as a person types it. */
  FIRST_AFTER_PAUSE("1st cell, after a pause", "ms"),
  /** The second cell, sent after the first's end. */
  SECOND("2nd cell", "ms"),
  /** The second cell of a kernel that had its pause before the first. */
  SECOND_AFTER_PAUSE("2nd cell, after a pause", "ms"),
  /** The median of the 9th to the 11th cell. */
  TENTH("10th cell", "ms"),
  /** The median of the 98th to the 102nd cell. */
  HUNDREDTH("100th cell", "ms"),
  /** A fluent chain with four lambdas, never seen before, after the 11th cell. */
  CHAIN("chain with lambdas", "ms"),
  /** Another such chain, after the 102nd cell. */
  LATE_CHAIN("chain after 100 cells", "ms"),
  /** The most memory that the kernel's processes ever held, after all of these. */
  MEMORY("peak memory", "MiB");

  private final String label;
  private final String unit;

  Measure(String label, String unit) {
    this.label = label;
    this.unit = unit;
  }

  String label() {
    return label;
  }

  String unit() {
    return unit;
  }
}
