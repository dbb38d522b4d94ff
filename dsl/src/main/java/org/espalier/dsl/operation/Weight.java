package org.espalier.dsl.operation;

/**
 * One array that an operation owns. Its full name is its place: the node's name, a slash, and
 * {@link Role#suffix}.
 *
 * @param role what the array is for
 * @param shape its extents as engines store them: {@code (filters, channels / groups, kernel
 *     height, kernel width)} for a convolution, {@code (units, features)} for a linear layer,
 *     {@code (channels)} for the others
 */
public record Weight(Role role, Shape shape) {
  /** What an array is for. */
  public enum Role {
    /** A convolution's or linear layer's matrix. */
    WEIGHT("weight", true),
    /** What is added to each filter or unit. */
    BIAS("bias", true),
    /** A batch norm's scale. */
    GAMMA("gamma", true),
    /** A batch norm's shift. */
    BETA("beta", true),
    /** A batch norm's running mean, not learned. */
    MOVING_MEAN("moving_mean", false),
    /** A batch norm's running variance, not learned. */
    MOVING_VARIANCE("moving_var", false);

    private final String suffix;
    private final boolean learned;

    Role(String suffix, boolean learned) {
      this.suffix = suffix;
      this.learned = learned;
    }

    /** The end of the array's name; also MXNet's. */
    public String suffix() {
      return suffix;
    }

    /** Whether gradients change it; only these count as parameters. */
    public boolean learned() {
      return learned;
    }
  }

  /** How many numbers of this array count as parameters. */
  public long parameters() {
    return role.learned() ? shape.elements() : 0;
  }
}
