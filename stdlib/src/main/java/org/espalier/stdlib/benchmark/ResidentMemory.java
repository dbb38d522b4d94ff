package org.espalier.stdlib.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much memory the process holds: Java's heap, native arrays, code. It grows with a heap that
 * may grow, so whoever looks for leaks starts Java with {@code -Xms} as large as {@code -Xmx}.
 *
 * @param afterTen megabytes after the tenth step that counts; empty with fewer, or without Linux
 * @param atEnd megabytes after the last step; empty without Linux
 */
public record ResidentMemory(OptionalDouble afterTen, OptionalDouble atEnd) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  /** Megabytes of this process that are in memory now; empty where the system does not tell. */
  static OptionalDouble now() {
    return Files.isReadable(STATUS) ? in(lines()) : OptionalDouble.empty();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(STATUS);
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** What a status says, such as {@code VmRSS: 123456 kB}. */
  static OptionalDouble in(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(RESIDENT))
        .map(line -> line.substring(RESIDENT.length()).replace("kB", "").strip())
        .mapToDouble(kilobytes -> Long.parseLong(kilobytes) * 1024 / 1e6)
        .findFirst();
  }
}
