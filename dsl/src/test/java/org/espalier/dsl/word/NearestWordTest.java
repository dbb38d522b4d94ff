package org.espalier.dsl.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
  private static final List<String> WORDS =
      List.of("run", "install", "uninstall", "doctor", "--timeout", "-V");

  @Test
  void aSlipOfTheFingersIsMended() {
    assertThat(NearestWord.to("rnu", WORDS)).contains("run");
    assertThat(NearestWord.to("instal", WORDS)).contains("install");
    assertThat(NearestWord.to("Docter", WORDS)).contains("doctor");
    assertThat(NearestWord.to("--tmeout", WORDS)).contains("--timeout");
  }

  @Test
  void theBeginningOfAWordIsEnough() {
    assertThat(NearestWord.to("unin", WORDS)).contains("uninstall");
  }

  @Test
  void whatIsFarFromEverythingHasNoNeighbour() {
    assertThat(NearestWord.to("frobnicate", WORDS)).isEmpty();
    assertThat(NearestWord.to("b", WORDS)).isEmpty();
  }
}
