package org.espalier.dsl.operation;

/**
 * One array that an operation owns. Its full name is its place: the node's name, a slash, and
 * {@link Role#suffix}.
 *
 * @param role what the array is for
 * @param shape its extents as engines store them: {@code (filters, channels / groups, kernel
 *     height, kernel width)} for a convolution, {@code (units, features)} for any other matrix,
 *     {@code (vocabulary, features)} for a table, {@code (channels)} for the others
 */
public record Weight(Role role, Shape shape) {
  /** What an array is for. */
  public enum Role {
    /** A convolution's or linear layer's matrix. */
    WEIGHT("weight", Kind.MATRIX),
    /** What is added to each filter or unit. */
    BIAS("bias", Kind.VECTOR),
    /** A norm's scale. */
    GAMMA("gamma", Kind.VECTOR),
    /** A norm's shift. */
    BETA("beta", Kind.VECTOR),
    /** A batch norm's running mean, not learned. */
    MOVING_MEAN("moving_mean", Kind.STATISTIC),
    /** A batch norm's running variance, not learned. */
    MOVING_VARIANCE("moving_var", Kind.STATISTIC),
    /** What an attention makes its queries with. */
    QUERY_WEIGHT("query_weight", Kind.MATRIX),
    /** What an attention makes its keys with. */
    KEY_WEIGHT("key_weight", Kind.MATRIX),
    /** What an attention makes its values with. */
    VALUE_WEIGHT("value_weight", Kind.MATRIX),
    /** What an attention joins its heads with. */
    OUTPUT_WEIGHT("output_weight", Kind.MATRIX),
    /** What is added to an attention's queries. */
    QUERY_BIAS("query_bias", Kind.VECTOR),
    /** What is added to an attention's keys. */
    KEY_BIAS("key_bias", Kind.VECTOR),
    /** What is added to an attention's values. */
    VALUE_BIAS("value_bias", Kind.VECTOR),
    /** What is added to an attention's joined heads. */
    OUTPUT_BIAS("output_bias", Kind.VECTOR),
    /** What a recurrent layer multiplies its input by. */
    INPUT_WEIGHT("input_weight", Kind.MATRIX),
    /** What a recurrent layer multiplies its state by. */
    STATE_WEIGHT("state_weight", Kind.MATRIX),
    /** What a recurrent layer adds to its multiplied input. */
    INPUT_BIAS("input_bias", Kind.VECTOR),
    /** What a recurrent layer adds to its multiplied state. */
    STATE_BIAS("state_bias", Kind.VECTOR),
    /** Numbers whose sigmoid weighs what a gated sum adds up. */
    GATE("gate", Kind.VECTOR),
    /** An embedding's vectors, one a row. Named as a matrix, so that a decoder can share it. */
    TABLE("weight", Kind.TABLE),
    /** The weights of a relaxed choice: they have a gradient, but are the strategy's to move. */
    MIXTURE("mixture", Kind.MIXTURE);

    private enum Kind {
      MATRIX,
      VECTOR,
      TABLE,
      MIXTURE,
      STATISTIC
    }

    private final String suffix;
    private final Kind kind;

    Role(String suffix, Kind kind) {
      this.suffix = suffix;
      this.kind = kind;
    }

    /** The end of the array's name; also MXNet's. */
    public String suffix() {
      return suffix;
    }

    /** Whether training changes it by its gradient; only these count as parameters. */
    public boolean learned() {
      return kind != Kind.STATISTIC && kind != Kind.MIXTURE;
    }

    /** Whether the loss has a derivative by it: what is learned, and the weights of a mixture. */
    public boolean differentiable() {
      return kind != Kind.STATISTIC;
    }

    /** Whether numbers are multiplied by it and summed: such layers make a network's depth. */
    public boolean matrix() {
      return kind == Kind.MATRIX;
    }
  }

  /** How many numbers of this array count as parameters. */
  public long parameters() {
    return role.learned() ? shape.elements() : 0;
  }
}
