package org.espalier.stdlib.data;

import java.util.List;

/** A text in three parts of one vocabulary: to learn from, to choose by, to report on. */
public interface TextSet {
  /** A short name: {@code "babble"}, {@code "ptb"}. */
  String name();

  /** What weights are learned from. */
  Text train();

  /** What architectures and settings are chosen by. */
  Text validation();

  /** What is reported at the end, and looked at by no search. */
  Text test();

  /** All symbols that there are, in the order of their numbers. */
  default List<String> vocabulary() {
    return train().vocabulary();
  }
}
