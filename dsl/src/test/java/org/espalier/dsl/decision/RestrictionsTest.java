package org.espalier.dsl.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;

class RestrictionsTest {
  private static final Domain LEVELS = new Domain(List.of("4", "8", "16", "32"));
  private static final Domain DEPTHS = new Domain(List.of("short", "long"));

  /** Neighbouring layers differ by at most one level, as in a trellis. */
  private record Steps(List<String> labels) implements Restriction {
    @Override
    public long next(long state, int index, int choice) {
      return index > 0 && Math.abs(state - choice) > 1 ? BROKEN : choice;
    }

    @Override
    public String complaint(int[] choices) {
      return "Levels go one step at a time, but got " + Arrays.toString(choices) + ".";
    }
  }

  private static Decisions trellis(int layers) {
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      decisions.add(Decision.of("layer." + i, LEVELS));
    }
    return Decisions.of(
        decisions, List.of(new Steps(decisions.stream().map(Decision::label).toList())));
  }

  /** The third layer is only asked where the depth is long; unasked it reads as level 4. */
  private static final Decisions NESTED =
      Decisions.of(
          List.of(
              Decision.of("depth", DEPTHS),
              Decision.of("a", LEVELS),
              Decision.of("b", LEVELS).when(new Condition("depth", Set.of(1))),
              Decision.of("c", LEVELS)),
          List.of(new Steps(List.of("a", "b")), new Steps(List.of("b", "c"))));

  private static List<int[]> byBruteForce(Decisions decisions) {
    int[] sizes = decisions.all().stream().mapToInt(d -> d.domain().size()).toArray();
    int product = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    List<int[]> inside = new ArrayList<>();
    for (int number = 0; number < product; number++) {
      int[] choices = new int[sizes.length];
      int rest = number;
      for (int i = sizes.length - 1; i >= 0; i--) {
        choices[i] = rest % sizes[i];
        rest /= sizes[i];
      }
      if (Arrays.equals(decisions.settled(choices), choices) && decisions.allows(choices)) {
        inside.add(choices);
      }
    }
    return inside;
  }

  @Test
  void sizesAreExact() {
    assertThat(trellis(4).size()).isEqualTo(byBruteForce(trellis(4)).size());
    assertThat(NESTED.size()).isEqualTo(byBruteForce(NESTED).size());
    // Powers of the trellis matrix: 4, 10, 26, 68, ... a(n) = 3 a(n-1) - a(n-2).
    BigInteger before = BigInteger.valueOf(4);
    BigInteger last = BigInteger.valueOf(10);
    for (int layers = 3; layers <= 100; layers++) {
      BigInteger next = last.multiply(BigInteger.valueOf(3)).subtract(before);
      before = last;
      last = next;
    }
    assertThat(trellis(100).size()).isEqualTo(last);
  }

  @Test
  void numbersAndEnumerationGoThroughAllInOrder() {
    for (Decisions decisions : List.of(trellis(4), NESTED)) {
      List<int[]> expected = byBruteForce(decisions);
      assertThat(decisions.enumerate().toList()).containsExactlyElementsOf(expected);
      assertThat(IntStream.range(0, expected.size()).mapToObj(BigInteger::valueOf))
          .extracting(decisions::choices)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void samplesAreUniform() {
    var random = new Seed(5).stream("test");
    Map<String, Integer> seen = new HashMap<>();
    int size = NESTED.size().intValueExact();
    for (int i = 0; i < 500 * size; i++) {
      seen.merge(Arrays.toString(NESTED.sample(random)), 1, Integer::sum);
    }
    assertThat(seen).hasSize(size);
    assertThat(seen.values()).allMatch(count -> count > 390 && count < 610);
  }

  @Test
  void conditionsAloneEnumerateInTheOrderOfTheirNumbers() {
    Decisions forest =
        Decisions.of(
            List.of(
                Decision.of("depth", DEPTHS),
                Decision.of("free", LEVELS),
                Decision.of("deep", LEVELS).when(new Condition("depth", Set.of(1)))));
    assertThat(forest.enumerate().map(Arrays::toString).toList())
        .hasSize(20)
        .doesNotHaveDuplicates()
        .isEqualTo(
            IntStream.range(0, 20)
                .mapToObj(n -> Arrays.toString(forest.choices(BigInteger.valueOf(n))))
                .toList());
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> trellis(3).canonical(new int[] {0, 2, 1}))
        .hasMessage("Levels go one step at a time, but got [0, 2, 1].");
    List<Decision> one = List.of(Decision.of("a", LEVELS));
    assertThatThrownBy(() -> Decisions.of(one, List.of(new Steps(List.of("a", "b")))))
        .hasMessage("A restriction reads [a, b], but 'b' is no decision of this space.");
    Restriction never =
        new Restriction() {
          @Override
          public List<String> labels() {
            return List.of("a");
          }

          @Override
          public long next(long state, int index, int choice) {
            return BROKEN;
          }

          @Override
          public String complaint(int[] choices) {
            return "Nothing is allowed.";
          }
        };
    assertThatThrownBy(() -> Decisions.of(one, List.of(never)))
        .hasMessage(
            "No set of choices meets all rules of this space: Nothing is allowed. Loosen a rule.");
  }
}
