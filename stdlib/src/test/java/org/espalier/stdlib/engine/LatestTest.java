package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatestTest {
  @Test
  void whatWasNotAskedForTheLongestMakesRoom() {
    List<String> ended = new ArrayList<>();
    Latest<Integer, String> latest = new Latest<>(2, ended::add);
    assertThat(latest.get(1, () -> "one")).isEqualTo("one");
    assertThat(latest.get(2, () -> "two")).isEqualTo("two");
    assertThat(latest.get(1, () -> "another")).isEqualTo("one");
    assertThat(ended).isEmpty();
    assertThat(latest.get(3, () -> ended + " ended before")).isEqualTo("[two] ended before");
    assertThat(latest.values()).containsExactly("one", "[two] ended before");
    latest.clear();
    assertThat(ended).containsExactly("two", "one", "[two] ended before");
    assertThat(latest.values()).isEmpty();
  }
}
