package org.espalier.kernel.magic;

import java.util.List;
import java.util.function.UnaryOperator;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineUnavailableException;

/** What a search runs on, as {@code %engine} and {@code %device} show and set it. */
public interface EngineSettings {
  /** What is chosen now. */
  EngineChoice choice();

  /**
   * Chooses something else.
   *
   * @throws EngineUnavailableException if this machine lacks it; then all stays as it was
   */
  void choose(EngineChoice choice);

  /** What devices there are, a line each: the name and what it is. */
  default List<String> devices() {
    return List.of("cpu");
  }

  /**
   * Changes what is chosen to what a user named.
   *
   * @throws MagicFailure if there is nothing of that name, or this machine lacks it
   */
  default void change(UnaryOperator<EngineChoice> named) throws MagicFailure {
    try {
      choose(named.apply(choice()));
    } catch (IllegalArgumentException | EngineUnavailableException e) {
      throw new MagicFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /** Settings that nothing but this process remembers: MXNet on the processor at first. */
  static EngineSettings inMemory() {
    return new InMemoryEngineSettings();
  }
}
