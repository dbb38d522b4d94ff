package org.espalier.stdlib.strategy.relaxed;

import java.util.List;
import org.espalier.stdlib.mask.LockedDropout;

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

  /** How likely an edge of a cell is dropped for an example, in [0, 1): drop path. */
  public static final String DROP_PATH = "drop_path";

  /** How likely a number behind an identity is dropped, in [0, 1): P-DARTS. */
  public static final String SKIP_DROPOUT = "skip_dropout";

  /** How likely a number is dropped that a recurrent cell's matrices read of a symbol. */
  public static final String DROP_INPUT = LockedDropout.INPUT;

  /** Likewise of a state. */
  public static final String DROP_HIDDEN = LockedDropout.HIDDEN;

  /** Likewise what its decoder reads. */
  public static final String DROP_OUTPUT = LockedDropout.OUTPUT;

  /**
   * How likely an image loses the square that its augmentation cuts out; 1 where nothing is set.
   */
  public static final String CUTOUT = "cutout";

  /** Those that say how likely something of a supernet is dropped in a training pass. */
  static final List<String> DROPPED =
      List.of(DROP_PATH, SKIP_DROPOUT, DROP_INPUT, DROP_HIDDEN, DROP_OUTPUT);

  private Quantity() {}
}
