package org.espalier.dsl.space.part;

import java.util.List;
import org.espalier.dsl.decision.Decision;

/**
 * A number that nobody decides.
 *
 * @param number whole or broken
 */
public record Fixed(double number) implements Amount {
  @Override
  public List<Decision> decisions(String place) {
    return List.of();
  }

  @Override
  public double of(Choices choices, String place) {
    return number;
  }

  @Override
  public String text() {
    return text(number);
  }

  /** As people write it: whole numbers without a point. */
  static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  /** As typed. */
  @Override
  public String toString() {
    return text();
  }
}
