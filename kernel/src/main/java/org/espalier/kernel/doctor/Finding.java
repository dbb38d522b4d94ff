package org.espalier.kernel.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found out about one thing.
 *
 * @param name the key in the JSON form, and the heading in the text form
 * @param facts texts, numbers, truth values, and lists and maps of them
 * @param problems what is wrong
 */
public record Finding(String name, Map<String, Object> facts, List<Problem> problems) {
  /** Copies, keeping the order. */
  public Finding {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    problems = List.copyOf(problems);
  }

  /**
   * Something that is wrong.
   *
   * @param what in one sentence
   * @param hint how to mend it
   */
  public record Problem(String what, String hint) {}
}
