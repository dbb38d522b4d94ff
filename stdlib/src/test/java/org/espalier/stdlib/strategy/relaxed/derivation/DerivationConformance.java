package org.espalier.stdlib.strategy.relaxed.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.cell.Genotype;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.junit.jupiter.api.Test;

/** What every derivation keeps to; a derivation's own test extends this and says which one. */
abstract class DerivationConformance {
  final Derivation derivation;
  final SearchSpace space;

  DerivationConformance(Derivation derivation, SearchSpace space) {
    this.derivation = derivation;
    this.space = space;
  }

  /** Scores of all choices at random. */
  List<Scores> scores(long seed) {
    return Table.random(seed);
  }

  /** Scores of which an architecture's options have 1, and the others 0. */
  List<Scores> certain(Architecture architecture) {
    String text = architecture.toString();
    Genotype cells = Genotype.parse(text);
    return Table.of(
        label -> {
          ScoredEdge edge = ScoredEdge.of(Table.scores(label, Table.OPERATIONS, new double[8]));
          return cells.cell(edge.cell()).nodes().get(edge.node() - 2).stream()
              .filter(kept -> kept.input() == edge.from())
              .findFirst()
              .map(kept -> Table.oneHot(kept.operation()))
              .orElse(Table.oneHot("none"));
        });
  }

  @Test
  void architecturesAreOfTheSpaceAndGivenReasonsFor() {
    qt().withExamples(100)
        .forAll(longs().all())
        .check(
            seed -> {
              Derived derived = derivation.derive(space, scores(seed));
              return space.contains(derived.architecture().choices())
                  && !derived.reasons().isEmpty()
                  && !derived.architecture().toString().contains("'none'");
            });
  }

  @Test
  void theSameScoresGiveTheSame() {
    assertThat(derivation.derive(space, scores(3))).isEqualTo(derivation.derive(space, scores(3)));
  }

  @Test
  void certainScoresGiveTheirArchitecture() {
    for (long seed = 0; seed < 20; seed++) {
      Architecture once = derivation.derive(space, scores(seed)).architecture();
      assertThat(derivation.derive(space, certain(once)).architecture()).isEqualTo(once);
    }
  }

  @Test
  void theOrderOfChoicesAndOptionsDoesNotMatter() {
    List<Scores> turned = new ArrayList<>();
    for (Scores choice : scores(5)) {
      List<String> options = new ArrayList<>(choice.choice().options());
      List<Double> point = new ArrayList<>(choice.point());
      if (reorders()) {
        Collections.reverse(options);
        Collections.reverse(point);
      }
      turned.add(new Scores(new RelaxedChoice(choice.choice().label(), options), point));
    }
    Collections.shuffle(turned, new Random(1));
    assertThat(derivation.derive(space, turned).architecture())
        .isEqualTo(derivation.derive(space, scores(5)).architecture());
  }

  /** Whether options are known by their names rather than by their places. */
  boolean reorders() {
    return true;
  }
}
