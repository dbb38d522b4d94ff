package org.espalier.stdlib.strategy.relaxed;

/** The names of numbers that schedules set and parts read; parts may have more of their own. */
public final class Quantity {
  /** The step size of the weights. */
  public static final String WEIGHT_RATE = "lr_w";

  /** The decay of the weights, where the schedule changes it. */
  public static final String WEIGHT_DECAY = "decay_w";

  /** The step size of the architecture parameters. */
  public static final String ARCHITECTURE_RATE = "lr_a";

  /** The temperature of samplers. */
  public static final String TEMPERATURE = "tau";

  /** Examples per step, where the schedule changes them. */
  public static final String BATCH_SIZE = "batch";

  private Quantity() {}
}
