package org.espalier.dsl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.dsl.encoding.Encoding;
import org.espalier.dsl.encoding.FeatureGraph;
import org.espalier.dsl.encoding.GraphEditDistance;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;

/** What every space keeps to; a space's own test extends this and says which space. */
public abstract class SearchSpaceConformance {
  private final SearchSpace space;

  protected SearchSpaceConformance(SearchSpace space) {
    this.space = space;
  }

  private void forAnySeed(java.util.function.Predicate<Seed> property) {
    qt().withExamples(100).forAll(longs().all()).check(value -> property.test(new Seed(value)));
  }

  @Test
  void samplesPrintAndParseBack() {
    forAnySeed(
        seed -> {
          Architecture architecture = space.sample(seed);
          return space.parse(architecture.toString()).equals(architecture);
        });
  }

  @Test
  void theSameSeedGivesTheSameArchitecture() {
    forAnySeed(seed -> space.sample(seed).equals(space.sample(seed)));
  }

  @Test
  void numbersAndArchitecturesAreOneToOne() {
    BigInteger last = space.size().subtract(BigInteger.ONE);
    assertThat(space.architecture(BigInteger.ZERO)).isNotEqualTo(space.architecture(last));
    assertThat(space.enumerate().limit(300).distinct().count())
        .isEqualTo(space.size().min(BigInteger.valueOf(300)).longValue());
  }

  @Test
  void theSameSeedGivesTheSameMutation() {
    Architecture parent = space.sample(new Seed(3));
    assertThat(parent.mutate(new Seed(7))).isEqualTo(parent.mutate(new Seed(7)));
  }

  @Test
  void mutationMovesAndStaysInTheSpace() {
    forAnySeed(
        seed -> {
          Architecture parent = space.sample(seed);
          Architecture child = parent.mutate(seed.stream("mutation"));
          return !child.equals(parent) && space.parse(child.toString()).equals(child);
        });
  }

  @Test
  void neighboursAreOthersAndNoneComesTwice() {
    forAnySeed(
        seed -> {
          Architecture architecture = space.sample(seed);
          List<Architecture> neighbours = architecture.neighbours();
          return !neighbours.contains(architecture)
              && neighbours.stream().distinct().count() == neighbours.size();
        });
  }

  @Test
  void everySampleBuilds() {
    qt().withExamples(30)
        .forAll(longs().all())
        .check(value -> space.sample(new Seed(value)).network().parameters() > 0);
  }

  @Test
  void networksOfOneArchitectureAreEqual() {
    Architecture architecture = space.sample(new Seed(5));
    assertThat(architecture.network()).isEqualTo(architecture.network());
  }

  @Test
  void enumerationFollowsTheNumbers() {
    List<Architecture> first = space.enumerate().limit(50).toList();
    for (int number = 0; number < first.size(); number++) {
      assertThat(space.architecture(BigInteger.valueOf(number))).isEqualTo(first.get(number));
    }
  }

  @Test
  void smallSpacesAreSampledUniformly() {
    if (space.size().compareTo(BigInteger.valueOf(1_000)) > 0) {
      return;
    }
    int size = space.size().intValueExact();
    Map<Architecture, Integer> seen = new HashMap<>();
    RandomGenerator random = new Seed(11).stream("uniformity");
    for (int i = 0; i < 20 * size; i++) {
      seen.merge(space.sample(random), 1, Integer::sum);
    }
    double chiSquare =
        space.enumerate().mapToDouble(a -> Math.pow(seen.getOrDefault(a, 0) - 20, 2) / 20).sum();
    // Mean and variance of chi-square with k degrees of freedom are k and 2k.
    assertThat(chiSquare).isLessThan(size - 1 + 6 * Math.sqrt(2.0 * size));
  }

  @Test
  void allMutationsStayInTheSpace() {
    List<Mutation> all =
        List.of(
            Mutation.eachDecision(0.3),
            Mutation.severalDecisions(3),
            Mutation.oneOf(Mutation.oneDecision(), Mutation.severalDecisions(2)));
    forAnySeed(
        seed -> {
          Architecture parent = space.sample(seed);
          return all.stream()
              .map(mutation -> mutation.mutate(parent, seed.stream("mutation")))
              .allMatch(child -> !child.equals(parent) && isInside(child));
        });
  }

  @Test
  void crossoversMixTheParentsAndStayInTheSpace() {
    List<Crossover> all = List.of(Crossover.uniform(), Crossover.onePoint(), Crossover.twoPoint());
    forAnySeed(
        seed -> {
          Architecture first = space.sample(seed);
          Architecture second = space.sample(seed.split("second"));
          return all.stream()
              .map(crossover -> crossover.cross(first, second, seed.stream("crossover")))
              .allMatch(child -> isInside(child) && isMixture(child, first, second));
        });
  }

  private boolean isInside(Architecture child) {
    return space.contains(child.choices())
        && space.architecture(child.choices()).equals(child)
        && child.space().equals(space);
  }

  private boolean isMixture(Architecture child, Architecture first, Architecture second) {
    return child.values().entrySet().stream()
        .allMatch(
            entry -> {
              String one = first.values().get(entry.getKey());
              String other = second.values().get(entry.getKey());
              return entry.getValue().equals(one)
                  || entry.getValue().equals(other)
                  || (one == null && other == null);
            });
  }

  @Test
  void numbersAndIndicesReadBack() {
    forAnySeed(
        seed -> {
          Architecture architecture = space.sample(seed);
          return space.fromNumbers(architecture.toNumbers()).equals(architecture)
              && space.architecture(architecture.choices()).equals(architecture);
        });
  }

  @Test
  void oneHotHasAOneForEachDecisionThatIsAsked() {
    Encoding encoding = Encoding.oneHot(space);
    int options =
        space.decisions().all().stream().mapToInt(decision -> decision.domain().size()).sum();
    assertThat(encoding.length()).isEqualTo(options);
    assertThat(encoding.names()).hasSize(options).doesNotHaveDuplicates();
    forAnySeed(
        seed -> {
          Architecture architecture = space.sample(seed);
          double[] numbers = encoding.encode(architecture);
          return numbers.length == options
              && isBinary(numbers)
              && Arrays.stream(numbers).sum() == architecture.values().size();
        });
  }

  @Test
  void cellsEncodeAsGraphsOfOneSize() {
    if (space.cells().isEmpty()) {
      assertThatThrownBy(() -> Encoding.path(space)).hasMessageContaining("has none");
      return;
    }
    Encoding paths = Encoding.path(space).truncated(500);
    Encoding adjacency = Encoding.adjacency(space);
    assertThat(adjacency.names()).hasSize(adjacency.length()).doesNotHaveDuplicates();
    assertThat(paths.names()).hasSize(paths.length()).doesNotHaveDuplicates();
    int vertices = space.cells().stream().mapToInt(CellForm::vertices).sum();
    for (int i = 0; i < 10; i++) {
      Architecture architecture = space.sample(new Seed(i));
      assertThat(paths.encode(architecture)).hasSize(paths.length()).matches(this::isBinary);
      assertThat(adjacency.encode(architecture)).hasSize(adjacency.length());
      assertThat(FeatureGraph.of(architecture).vertices()).isEqualTo(vertices);
      assertThat(GraphEditDistance.between(architecture, architecture).edits()).isZero();
    }
  }

  private boolean isBinary(double[] numbers) {
    return Arrays.stream(numbers).allMatch(number -> number == 0 || number == 1);
  }

  @Test
  void whatCannotBeReadIsRefusedWithAReason() {
    String text = space.sample(new Seed(3)).toString();
    List<Runnable> wrong =
        List.of(
            () -> space.parse(text.substring(0, text.length() / 2)),
            () -> space.parse("nonsense"),
            () -> space.fromNumbers(),
            () -> space.fromNumbers(filled(-0.1)),
            () -> space.fromNumbers(filled(1.1)),
            () -> space.fromNumbers(filled(Double.NaN)),
            () -> space.architecture(new int[space.decisions().all().size() + 1]),
            () -> space.architecture(BigInteger.ONE.negate()),
            () -> space.architecture(space.size()));
    for (Runnable attempt : wrong) {
      assertThatThrownBy(attempt::run)
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .hasSizeGreaterThan(20);
    }
  }

  private double[] filled(double number) {
    double[] numbers = new double[space.decisions().all().size()];
    Arrays.fill(numbers, number);
    return numbers;
  }

  @Test
  void theFingerprintIsShortAndStable() {
    assertThat(space.fingerprint()).matches("[0-9a-f]{16}").isEqualTo(space.fingerprint());
  }

  @Test
  void equalArchitecturesHaveEqualKeys() {
    Architecture architecture = space.sample(new Seed(9));
    assertThat(space.parse(architecture.toString()).key()).isEqualTo(architecture.key());
  }
}
