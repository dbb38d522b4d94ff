package org.espalier.dsl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigInteger;
import java.util.List;
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
    forAnySeed(seed -> space.sample(seed).network().parameters() > 0);
  }

  @Test
  void networksOfOneArchitectureAreEqual() {
    Architecture architecture = space.sample(new Seed(5));
    assertThat(architecture.network()).isEqualTo(architecture.network());
  }
}
