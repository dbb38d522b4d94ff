package org.espalier.dsl.published;

import java.util.function.Function;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Sizes;

/**
 * A space of the literature.
 *
 * @param name what people type on a command line, such as {@code nb201}
 * @param title what the paper calls it
 * @param paper authors, venue, arXiv number, section
 * @param sizes the paper's own sizes
 * @param build the space at some sizes, in the words of the language
 * @param example an architecture of it, as people write it
 */
public record PublishedSpace(
    String name,
    String title,
    String paper,
    Sizes sizes,
    Function<Sizes, SearchSpace> build,
    String example) {

  /** The space at the paper's own sizes. */
  public SearchSpace space() {
    return space(sizes);
  }

  /** The space at other sizes. */
  public SearchSpace space(Sizes other) {
    return build.apply(other);
  }
}
