package org.espalier.dsl.space.stage;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.part.ArchitectureText;

/** One digit per layer, the number of its operation, as in NAS-Bench-Macro: {@code 01220101}. */
public record DigitText() implements ArchitectureText {
  @Override
  public String print(Architecture architecture) {
    return Arrays.stream(architecture.choices())
        .mapToObj(String::valueOf)
        .collect(Collectors.joining());
  }

  @Override
  public Architecture parse(SearchSpace space, String text) {
    String digits = text.strip();
    int layers = space.decisions().all().size();
    if (digits.length() != layers || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException(
          "An architecture of this space is "
              + layers
              + " digits, one per layer, but got '"
              + text
              + "'.");
    }
    return new Architecture(space, digits.chars().map(c -> c - '0').toArray());
  }
}
