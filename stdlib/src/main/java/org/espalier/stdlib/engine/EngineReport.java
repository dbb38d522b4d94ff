package org.espalier.stdlib.engine;

import java.util.List;
import java.util.Optional;

/**
 * What is known of one engine on this machine.
 *
 * @param name the engine's name
 * @param version the native library's version; empty where it could not be loaded
 * @param library the native library's path; empty where it could not be loaded
 * @param devices where it can run, such as {@code cpu} and {@code gpu(0)}
 * @param threads how many threads one operation may use; 0 where the engine could not be loaded
 * @param problem why it cannot be used and what to do, if it cannot
 */
public record EngineReport(
    String name,
    String version,
    String library,
    List<String> devices,
    int threads,
    Optional<String> problem) {
  /** Copies. */
  public EngineReport {
    devices = List.copyOf(devices);
  }

  /** Whether graphs can run on it. */
  public boolean usable() {
    return problem.isEmpty();
  }
}
