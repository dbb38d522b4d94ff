package org.espalier.stdlib.engine;

import org.espalier.stdlib.device.NativeEnvironment;

/** How MXNet adds up the gradients of what many operators read. */
final class GradientSums {
  private static final String MOST_ADDED_IN_PLACE = "MXNET_EXEC_INPLACE_GRAD_SUM_CAP";

  private GradientSums() {}

  /**
   * To be called before MXNet is loaded: gradients are added one by one, in place, however many
   * there are. From eight on MXNet would take oneDNN's sum of many; with more than some twenty,
   * laid out differently, that reads what it has overwritten, and the gradients are garbage (a
   * supernet's cells of 16 channels with auxiliary skips had them). One by one is also faster: 0.60
   * for 0.66 s of processor time in a DARTS step of 8 channels and 5 cells.
   */
  static void prepare() {
    NativeEnvironment.set(MOST_ADDED_IN_PLACE, Integer.toString(Integer.MAX_VALUE));
  }
}
