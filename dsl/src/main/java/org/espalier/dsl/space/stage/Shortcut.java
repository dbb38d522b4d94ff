package org.espalier.dsl.space.stage;

import java.util.List;
import java.util.stream.Collectors;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;

/** What goes past a block and is added to its output; by default only where the shape stays. */
public enum Shortcut {
  /** The input itself. */
  RESIDUAL,
  /** The input's mean over 3x3. */
  POOLED,
  /** Nothing. */
  NOTHING,
  /**
   * The input brought to the output's shape: its mean over squares as large as the stride, then a
   * 1x1 convolution without a norm or a bias where the channels differ (AttentiveNAS: arXiv
   * 2011.09011, and its code). It goes past every block.
   */
  PROJECTED;

  /** The decision between some of them; none where there is only one. */
  static List<Decision> decisions(List<Shortcut> shortcuts, String at) {
    return shortcuts.size() < 2
        ? List.of()
        : List.of(
            Decision.of(
                at + "/shortcut", new Domain(shortcuts.stream().map(Shortcut::option).toList())));
  }

  private String option() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** As typed. */
  static String word(List<Shortcut> shortcuts) {
    return shortcuts.stream()
        .map(Shortcut::name)
        .collect(Collectors.joining(", ", "shortcut(", ")"));
  }
}
