package org.espalier.kernel.magic;

import org.jspecify.annotations.Nullable;

/** A command that is written in a cell beside Kotlin. */
public interface Magic {
  /** Its name with its percent signs, such as {@code %who} or {@code %%time}. */
  String name();

  /** What may follow the name, in the manner of {@code [gpu(0)|cpu]}; empty for nothing. */
  String arguments();

  /** What it does, in one sentence. */
  String summary();

  /**
   * Does it.
   *
   * @return the value that it leaves as the cell's; {@code kotlin.Unit} for none
   * @throws MagicFailure when what was asked can't be done
   * @throws Throwable what Kotlin code threw that it ran
   */
  @Nullable Object run(Call call, Session session) throws Throwable;

  /**
   * How a magic was called.
   *
   * @param argument what follows its name, without surrounding blanks; for a magic with two percent
   *     signs, on its first line
   * @param code the Kotlin code that it is about: what follows the name, or the lines below; padded
   *     so that each character has the place that it has in the cell
   */
  record Call(String argument, String code) {}
}
