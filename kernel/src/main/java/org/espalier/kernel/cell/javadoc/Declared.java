package org.espalier.kernel.cell.javadoc;

import java.util.List;

/**
 * Which declaration of a Java class is meant.
 *
 * @param type the binary name of the class
 * @param member a method's or a field's name; empty for the class itself
 * @param parameters the simple names of the types of a method's parameters, in Kotlin's or in
 *     Java's words, without type arguments; empty for all else
 */
public record Declared(String type, String member, List<String> parameters) {
  /** Copies. */
  public Declared {
    parameters = List.copyOf(parameters);
  }
}
