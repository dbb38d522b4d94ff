package org.espalier.kernel.doctor;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.kernel.doctor.Finding.Problem;

/** The machine and the Java on it: system, cores, threads, memory, fonts. */
final class MachineFinding {
  private static final long MEBIBYTE = 1024 * 1024;
  private static final long LEAST_HEAP = 900;

  private MachineFinding() {}

  static Finding find(Map<String, String> environment) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("system", property("os.name") + " " + property("os.version"));
    facts.put("architecture", property("os.arch"));
    facts.put("java", property("java.version") + " (" + property("java.vendor") + ")");
    facts.put("java_home", property("java.home"));
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    facts.put("omp_num_threads", environment.getOrDefault("OMP_NUM_THREADS", "not set"));
    facts.put("java_options", environment.getOrDefault("ESPALIER_JAVA_OPTIONS", "not set"));
    facts.put("heap_mib", heap(problems));
    facts.put("fonts", fonts(problems));
    return new Finding("machine", facts, problems);
  }

  private static long heap(List<Problem> problems) {
    long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
    if (heap < LEAST_HEAP) {
      problems.add(
          new Problem(
              "Java may use only " + heap + " MiB of memory; a long notebook needs 1000 or more.",
              "Set ESPALIER_JAVA_OPTIONS=-Xmx2g, or use a machine with more memory."));
    }
    return heap;
  }

  /** How many font families Java can draw with; without any, pictures and glyphs fail. */
  private static int fonts(List<Problem> problems) {
    try {
      int families =
          GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
      if (families > 0) {
        return families;
      }
      problems.add(new Problem("Java finds no font to draw with.", noFonts()));
    } catch (RuntimeException | LinkageError | InternalError e) {
      problems.add(new Problem("Java can't draw text: " + e, noFonts()));
    }
    return 0;
  }

  private static String noFonts() {
    return "Install fontconfig and a font (Debian: apt install fontconfig fonts-dejavu-core).";
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
