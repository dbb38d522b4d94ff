package org.espalier.stdlib.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espalier.stdlib.device.NativeEnvironment;

/** Which kernels MXNet's OpenBLAS multiplies matrices with. */
final class MatrixKernels {
  private static final String VARIABLE = "OPENBLAS_CORETYPE";
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private MatrixKernels() {}

  /**
   * To be called before MXNet is loaded. Its OpenBLAS is older than AMD's processors since 2020 and
   * takes them for ones without AVX: it multiplies in half of the time with the kernels that it has
   * for AVX2. On a processor that it knows it would choose these or ones as fast. What the user's
   * environment says holds.
   */
  static void prepare() {
    if (knowsAvx2(processors())) {
      NativeEnvironment.prefer(VARIABLE, "Haswell");
    }
  }

  /**
   * Whether a processor computes with AVX2 and fused multiply-adds.
   *
   * @param processors what Linux says of them
   */
  static boolean knowsAvx2(String processors) {
    return processors
        .lines()
        .filter(line -> line.startsWith("flags"))
        .findFirst()
        .map(line -> (line + " ").contains(" avx2 ") && (line + " ").contains(" fma "))
        .orElse(false);
  }

  private static String processors() {
    try {
      return Files.readString(PROCESSORS, StandardCharsets.UTF_8);
    } catch (IOException elsewhere) {
      // Not Linux, or not to be read: OpenBLAS decides.
      return "";
    }
  }
}
