package org.espalier.kernel.magic;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a magic may ask of the notebook. */
public interface Session {
  /** Compiles Kotlin code that goes with the magic. */
  Code compile(String code) throws Exception;

  /** Compiled code. */
  interface Code {
    /** Runs it once and returns the value of its last expression, or {@code kotlin.Unit}. */
    @Nullable Object run() throws Throwable;
  }

  /** Jars and folders that cells see, in the order of search. */
  List<File> classpath();

  /** Lets the following code see more jars and folders. */
  void addClasspath(List<File> files);

  /** The user's variables, the oldest first. */
  List<Variable> variables();

  /**
   * A variable of the user.
   *
   * @param value as text of any length
   */
  record Variable(String name, String type, String value) {}

  /** Writes text to the cell's output. */
  void print(String text);
}
