package org.espalier.dsl.space.chain;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Options;

/**
 * What a layer's convolution chooses from.
 *
 * @param heights rows of the kernel; odd
 * @param widths columns of the kernel; odd
 * @param counts how many filters
 * @param strides steps, chosen for each axis by itself
 */
record Filters(
    List<Integer> heights, List<Integer> widths, List<Integer> counts, List<Integer> strides) {
  Filters {
    heights = odd("heights", heights);
    widths = odd("widths", widths);
    counts = Options.of("filters", counts);
    strides = Options.of("stride", strides);
  }

  private static List<Integer> odd(String word, List<Integer> sizes) {
    for (int size : Options.of(word, sizes)) {
      if (size % 2 == 0) {
        throw new IllegalArgumentException(
            word
                + ("(" + Options.join(sizes) + "): a kernel that keeps the image's size is odd, ")
                + ("but got " + size + "."));
      }
    }
    return List.copyOf(sizes);
  }

  List<Decision> decisions(String layer) {
    List<Decision> decisions = new ArrayList<>();
    decide(decisions, layer + "/height", heights);
    decide(decisions, layer + "/width", widths);
    decide(decisions, layer + "/filters", counts);
    decide(decisions, layer + "/stride_height", strides);
    decide(decisions, layer + "/stride_width", strides);
    return decisions;
  }

  private static void decide(List<Decision> decisions, String label, List<Integer> numbers) {
    if (numbers.size() > 1) {
      decisions.add(Decision.of(label, Options.domain(numbers)));
    }
  }

  Convolution convolution(String layer, Choices choices) {
    Window window =
        Window.oblong(
            chosen(layer + "/height", heights, choices),
            chosen(layer + "/width", widths, choices),
            chosen(layer + "/stride_height", strides, choices),
            chosen(layer + "/stride_width", strides, choices));
    return new Convolution(chosen(layer + "/filters", counts, choices), window, 1, false);
  }

  private static int chosen(String label, List<Integer> numbers, Choices choices) {
    return numbers.get(numbers.size() > 1 ? choices.of(label) : 0);
  }
}
