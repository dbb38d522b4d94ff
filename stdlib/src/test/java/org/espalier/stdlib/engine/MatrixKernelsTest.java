package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which processors get the kernels for AVX2. */
final class MatrixKernelsTest {
  @Test
  void bothExtensionsAreNeeded() {
    assertThat(MatrixKernels.knowsAvx2(flags("sse2 fma avx avx2"))).isTrue();
    assertThat(MatrixKernels.knowsAvx2(flags("sse2 avx avx2"))).isFalse();
    assertThat(MatrixKernels.knowsAvx2(flags("sse2 fma4 avx avx2_vnni"))).isFalse();
  }

  @Test
  void whereTheSystemDoesNotSayNothingIsChosen() {
    assertThat(MatrixKernels.knowsAvx2("")).isFalse();
    assertThat(MatrixKernels.knowsAvx2("Features : fp asimd avx2 fma")).isFalse();
  }

  private static String flags(String flags) {
    return "processor\t: 0\nmodel name\t: any\nflags\t\t: " + flags + "\nbugs\t\t: none\n";
  }
}
