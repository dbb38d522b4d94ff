package org.espalier.dsl.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private static final Domain TWO = new Domain(List.of("a", "b"));
  private static final Domain THREE = new Domain(List.of("x", "y", "z"));
  private static final Decisions NESTED =
      Decisions.of(
          List.of(
              Decision.of("top", TWO),
              Decision.of("inner", THREE).when(new Condition("top", Set.of(1))),
              Decision.of("innermost", TWO).when(new Condition("inner", Set.of(0, 2))),
              Decision.of("free", THREE)));

  @Test
  void conditionsCountOnlyWhatIsAsked() {
    // top=a: 1; top=b: inner x or z with two innermost each, inner y with one: 5. Times free: 3.
    assertThat(NESTED.size()).isEqualTo((1 + 5) * 3);
  }

  @Test
  void numbersRunThroughAllCanonicalChoicesInOrder() {
    List<String> all =
        IntStream.range(0, NESTED.size().intValueExact())
            .mapToObj(n -> Arrays.toString(NESTED.choices(BigInteger.valueOf(n))))
            .toList();
    assertThat(all).doesNotHaveDuplicates().isSorted();
    all.forEach(
        text -> {
          int[] choices =
              Arrays.stream(text.substring(1, text.length() - 1).split(", ", -1))
                  .mapToInt(Integer::parseInt)
                  .toArray();
          assertThat(NESTED.canonical(choices)).isEqualTo(choices);
        });
  }

  @Test
  void conditionalSamplesAreUniformOverArchitectures() {
    var random = new Seed(3).stream("test");
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < 18_000; i++) {
      seen.merge(Arrays.toString(NESTED.sample(random)), 1, Integer::sum);
    }
    assertThat(seen).hasSize(18);
    assertThat(seen.values()).allMatch(count -> count > 850 && count < 1150);
  }

  @Test
  void equalLabelsAreOneTiedDecision() {
    Decisions tied = Decisions.of(List.of(Decision.of("width", TWO), Decision.of("width", TWO)));
    assertThat(tied.size()).isEqualTo(2);
    assertThatThrownBy(
            () -> Decisions.of(List.of(Decision.of("width", TWO), Decision.of("width", THREE))))
        .hasMessage(
            "Decisions with one label are tied and must be alike, but 'width' has [a, b] and [x, y, z].");
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> new Domain(List.of())).hasMessageContaining("at least one option");
    assertThatThrownBy(() -> new Domain(List.of("a", "a"))).hasMessageContaining("twice");
    assertThatThrownBy(
            () -> Decisions.of(List.of(Decision.of("b", TWO).when(new Condition("a", Set.of(0))))))
        .hasMessage("'b' depends on 'a', which is not a decision before it.");
    assertThatThrownBy(() -> NESTED.canonical(new int[] {0, 0, 0}))
        .hasMessageContaining("has 4 choices, but got 3");
    assertThatThrownBy(() -> NESTED.canonical(new int[] {2, 0, 0, 0}))
        .hasMessageContaining("'top' has the choices 0 to 1 [a, b], but got 2");
    assertThatThrownBy(() -> NESTED.choices(NESTED.size())).hasMessageContaining("from 0 to 17");
    assertThatThrownBy(() -> NESTED.position("tip")).hasMessageContaining("no decision 'tip'");
  }
}
