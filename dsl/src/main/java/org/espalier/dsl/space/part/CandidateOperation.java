package org.espalier.dsl.space.part;

import org.espalier.dsl.graph.Node;

/**
 * Something that can stand on a cell's edge or in a stage's layer: a name and a recipe of layers.
 *
 * @param name the field's name, used in architecture strings, such as {@code nor_conv_3x3}
 * @param word the language's word, used when a space is printed, such as {@code CONV_3X3}
 * @param recipe how its layers are put together
 */
public record CandidateOperation(String name, String word, Recipe recipe) {
  /** Puts layers together. */
  @FunctionalInterface
  public interface Recipe {
    /**
     * Adds layers to the site's graph.
     *
     * @return the last of them, of {@link Site#channels} channels and the input's size divided by
     *     {@link Site#stride}, rounded up
     */
    Node build(Site site);
  }

  /** The language's word. */
  @Override
  public String toString() {
    return word;
  }
}
