package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * Another derivation on the shares of each choice's scores: a Dirichlet distribution's
 * concentrations, which have any sum, become its mean (DrNAS, Chen et al., ICLR 2021, arXiv
 * 2006.10355).
 *
 * @param of which
 */
public record Shares(Derivation of) implements Derivation {
  @Override
  public Derived derive(SearchSpace space, List<Scores> scores) {
    return of.derive(space, scores.stream().map(Shares::shares).toList());
  }

  private static Scores shares(Scores choice) {
    double sum = choice.point().stream().mapToDouble(score -> score).sum();
    return new Scores(choice.choice(), choice.point().stream().map(score -> score / sum).toList());
  }

  @Override
  public String toString() {
    return "shares(" + of + ")";
  }
}
