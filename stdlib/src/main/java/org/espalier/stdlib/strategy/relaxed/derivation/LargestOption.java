package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;

/**
 * Every decision of the space takes the option of the largest score in the choice of its label,
 * whatever it is: chains, NAS-Bench-201, and cells whose edges all stay, {@code none} among their
 * operations (ProxylessNAS, ICLR 2019, arXiv 1812.00332; SNAS, ICLR 2019, arXiv 1812.09926). A
 * decision of one option needs no choice.
 */
public record LargestOption() implements Derivation {
  @Override
  public Derived derive(SearchSpace space, List<Scores> scores) {
    Map<String, Scores> byLabel = byDecision(space, scores);
    List<String> reasons = new ArrayList<>();
    List<Decision> decisions = space.decisions().all();
    int[] choices = new int[decisions.size()];
    for (int i = 0; i < choices.length; i++) {
      Scores choice = byLabel.get(decisions.get(i).label());
      if (choice != null) {
        choices[i] = largest(choice.point());
        reasons.add(
            String.format(
                Locale.ROOT,
                "%s takes %s (%.4f)",
                choice.choice().label(),
                choice.choice().options().get(choices[i]),
                choice.point().get(choices[i])));
      }
    }
    return new Derived(space.architecture(choices), reasons);
  }

  private static int largest(List<Double> point) {
    int largest = 0;
    for (int option = 1; option < point.size(); option++) {
      largest = point.get(option) > point.get(largest) ? option : largest;
    }
    return largest;
  }

  /** Whether every choice is a decision of the space, between as many options. */
  static boolean decides(SearchSpace space, List<Scores> scores) {
    Map<String, Integer> sizes = new HashMap<>();
    space.decisions().all().forEach(each -> sizes.put(each.label(), each.domain().size()));
    return scores.stream()
        .allMatch(
            each -> Integer.valueOf(each.choice().size()).equals(sizes.get(each.choice().label())));
  }

  /**
   * The choices by label, which are the space's decisions.
   *
   * @throws IllegalArgumentException when they are not
   */
  static Map<String, Scores> byDecision(SearchSpace space, List<Scores> scores) {
    Map<String, Scores> byLabel = new HashMap<>();
    scores.forEach(choice -> byLabel.put(choice.choice().label(), choice));
    for (Decision decision : space.decisions().all()) {
      Scores choice = byLabel.get(decision.label());
      int options = decision.domain().size();
      if (choice == null ? options > 1 : choice.choice().size() != options) {
        throw new IllegalArgumentException(
            "The space decides '"
                + decision.label()
                + "' between "
                + decision.domain().choices()
                + ", but the search "
                + (choice == null
                    ? "has the choices " + labels(scores)
                    : "chose between " + choice.choice().options())
                + ". Use strongestEdges() where nodes keep some of their edges.");
      }
    }
    if (byLabel.size() > space.decisions().all().size()) {
      throw new IllegalArgumentException(
          "The search has choices that the space does not decide: " + labels(scores) + ".");
    }
    return byLabel;
  }

  private static List<String> labels(List<Scores> scores) {
    return scores.stream().map(choice -> choice.choice().label()).toList();
  }

  @Override
  public String toString() {
    return "largestOption()";
  }
}
