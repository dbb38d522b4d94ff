package org.espalier.stdlib.benchmark;

import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.data.Glyphs;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Form;

/** What the steps of a card's check work on. */
final class CheckMaterial {
  private CheckMaterial() {}

  /** A space whose networks are small. */
  static SearchSpace small() {
    return Spaces.nasBench201(
        Spaces.sizes("nb201").channels(8).layers(1).image(Language.image(3, 16, 16)));
  }

  /** DARTS' cells in a small network. */
  static SearchSpace cells() {
    return Spaces.darts(
        Spaces.sizes("darts").channels(4).layers(4).image(Language.image(3, 16, 16)));
  }

  /** Images to learn from. */
  static Glyphs glyphs(boolean brief) {
    return Primitives.glyphs().size(16).train(brief ? 64 : 1500).validation(brief ? 32 : 300);
  }

  /**
   * Whether a step did what it has to.
   *
   * @throws IllegalStateException with what happened otherwise, if it did not
   */
  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** The form that an engine has on every device. */
  static Form form(EngineChoice where) {
    return where.engine() == EngineKind.MXNET ? Form.COMPILED : Form.PORTABLE;
  }
}
