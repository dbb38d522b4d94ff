package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.word.NearestWord;

/** Finds operations by the names that people type. */
final class OperationNames {
  private OperationNames() {}

  /**
   * Where a name stands among those that fit.
   *
   * @param where what the text was saying, for the message
   */
  static int find(String name, List<String> known, String where) {
    int position = known.indexOf(name);
    if (position >= 0) {
      return position;
    }
    throw new IllegalArgumentException(
        where
            + " carries '"
            + name
            + "', but there are "
            + known
            + "."
            + NearestWord.to(name, known).map(near -> " Did you mean '" + near + "'?").orElse(""));
  }
}
