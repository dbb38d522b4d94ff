package org.espalier.stdlib.benchmark;

import java.lang.management.ManagementFactory;

/** Time that all threads of this process together have computed. */
final class ProcessorTime {
  private ProcessorTime() {}

  /** Milliseconds since the process began; says more than elapsed time where others compute too. */
  static double milliseconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e6
        : Double.NaN;
  }
}
