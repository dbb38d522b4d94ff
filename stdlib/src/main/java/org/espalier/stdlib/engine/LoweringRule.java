package org.espalier.stdlib.engine;

/** The rules that apply where a graph is made runnable, in the order of {@link Rewrites}. */
enum LoweringRule {
  FOLD_ZEROS("FoldZeros", "what is always zero, whatever is fed, is not computed", Form.PORTABLE),
  DROP_ZERO_TERMS(
      "DropZeroTerms", "sums and mixtures leave out what is always zero", Form.PORTABLE),
  REMOVE_DEAD_NODES(
      "RemoveDeadNodes", "what no output depends on, or no longer, does not run", Form.PORTABLE),
  FOLD_MIXING_WEIGHTS(
      "FoldMixingWeights",
      "a mixing weight multiplies gamma and beta of the batch norm that it would follow",
      Form.COMPILED),
  FLATTEN_MIXTURES(
      "FlattenMixtures", "a mixture gives its terms to the only sum that reads it", Form.COMPILED),
  FUSE_CONVOLUTIONS(
      "FuseConvolutions",
      "narrow convolutions of one input, and their batch norms, are one in training",
      Form.COMPILED),
  SHARE_OPERATORS(
      "ShareOperators", "an operator that is there already is not added again", Form.COMPILED);

  private final String label;
  private final String does;
  private final Form from;

  LoweringRule(String label, String does, Form from) {
    this.label = label;
    this.does = does;
    this.from = from;
  }

  /** The rule with how often it fired. */
  Rewrites.Rule fired(int times) {
    return new Rewrites.Rule(label, times, does, from == Form.COMPILED);
  }
}
