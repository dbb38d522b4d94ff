package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a search learns beside the weights: a vector for each label. Most labels are those of
 * choices, with one number for each option that is still there; a parametrisation may have others
 * of its own. Not safe for several threads.
 */
public final class ArchitectureParameters {
  private final Map<String, RelaxedChoice> choices = new LinkedHashMap<>();
  private final Map<String, double[]> values = new LinkedHashMap<>();

  /** No numbers yet, every option there. */
  public ArchitectureParameters(List<RelaxedChoice> choices) {
    choices.forEach(choice -> this.choices.put(choice.label(), choice));
  }

  /** The choices with the options that are still there. */
  public List<RelaxedChoice> choices() {
    return List.copyOf(choices.values());
  }

  /** All labels that have numbers, in order. */
  public List<String> labels() {
    return List.copyOf(values.keySet());
  }

  /** A copy of a label's numbers. */
  public double[] get(String label) {
    return known(label).clone();
  }

  /** Sets a label's numbers; a choice's must be as many as its options. */
  public void set(String label, double... numbers) {
    RelaxedChoice choice = choices.get(label);
    if (choice != null && numbers.length != choice.size()) {
      throw new IllegalArgumentException(
          "'"
              + label
              + "' has "
              + choice.size()
              + " options "
              + choice.options()
              + ", but got "
              + numbers.length
              + " parameters.");
    }
    values.put(label, numbers.clone());
  }

  /** The number of one option of a choice, by name. */
  public double get(String label, String option) {
    return known(label)[place(label, option)];
  }

  /** Drops all options of a choice but some, and their numbers. */
  public void keep(String label, Set<String> options) {
    RelaxedChoice choice = choice(label);
    options.forEach(option -> place(label, option));
    List<String> kept = new ArrayList<>();
    double[] before = values.get(label);
    double[] numbers = new double[options.size()];
    for (int i = 0; i < choice.size(); i++) {
      if (options.contains(choice.options().get(i))) {
        if (before != null) {
          numbers[kept.size()] = before[i];
        }
        kept.add(choice.options().get(i));
      }
    }
    if (kept.isEmpty()) {
      throw new IllegalArgumentException("'" + label + "' must keep at least 1 option.");
    }
    choices.put(label, new RelaxedChoice(label, kept));
    if (before != null) {
      values.put(label, numbers);
    }
  }

  /** The choice of a label with the options that are still there. */
  public RelaxedChoice choice(String label) {
    RelaxedChoice choice = choices.get(label);
    if (choice == null) {
      throw new IllegalArgumentException(
          "There is no choice '" + label + "'; there are " + choices.keySet() + ".");
    }
    return choice;
  }

  private int place(String label, String option) {
    int place = choice(label).options().indexOf(option);
    if (place < 0) {
      throw new IllegalArgumentException(
          "'"
              + label
              + "' has no option '"
              + option
              + "' (any more); it has "
              + choice(label).options()
              + ".");
    }
    return place;
  }

  private double[] known(String label) {
    double[] numbers = values.get(label);
    if (numbers == null) {
      throw new IllegalArgumentException(
          "There are no parameters '" + label + "'; there are " + values.keySet() + ".");
    }
    return numbers;
  }

  /** Adds to a label's numbers. */
  public void add(String label, double factor, double... direction) {
    double[] numbers = known(label);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] += factor * direction[i];
    }
  }

  /** The same numbers, to be changed apart. */
  public ArchitectureParameters copy() {
    ArchitectureParameters copy = new ArchitectureParameters(choices());
    values.forEach((label, numbers) -> copy.values.put(label, numbers.clone()));
    return copy;
  }

  /** A number that differs when any bit of any parameter does, in all likelihood. */
  public long fingerprint() {
    long hash = 0;
    for (Map.Entry<String, double[]> entry : values.entrySet()) {
      hash = 31 * hash + entry.getKey().hashCode();
      for (double number : entry.getValue()) {
        hash = 31 * hash + Double.doubleToLongBits(number);
      }
    }
    return hash;
  }
}
