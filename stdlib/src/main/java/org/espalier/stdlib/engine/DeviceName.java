package org.espalier.stdlib.engine;

import ai.djl.Device;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where arrays live.
 *
 * @param gpu whether it is a graphics card
 * @param index which card, from 0; 0 for the processor
 */
public record DeviceName(boolean gpu, int index) {
  private static final Pattern CARD = Pattern.compile("(?:gpu|cuda)(?:[:(]?(\\d{1,3})\\)?)?");

  /** Checks. */
  public DeviceName {
    if (index < 0 || (!gpu && index != 0)) {
      throw new IllegalArgumentException(
          "A device's number counts cards from 0, but got "
              + index
              + (gpu ? "." : " for the processor."));
    }
  }

  /** The processor, all of its cores. */
  public static DeviceName cpu() {
    return new DeviceName(false, 0);
  }

  /** A graphics card, counted from 0. */
  public static DeviceName gpu(int index) {
    return new DeviceName(true, index);
  }

  /**
   * Reads {@code cpu}, {@code gpu}, {@code gpu(1)}, {@code gpu:1} or {@code cuda:1}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static DeviceName of(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.equals("cpu")) {
      return cpu();
    }
    Matcher card = CARD.matcher(name);
    if (!card.matches()) {
      throw new IllegalArgumentException(
          "There is no device '" + text + "'; say cpu, or gpu(0) for the first graphics card.");
    }
    String number = card.group(1);
    return gpu(number == null ? 0 : Integer.parseInt(number));
  }

  Device toDjl() {
    return gpu ? Device.gpu(index) : Device.cpu();
  }

  @Override
  public String toString() {
    return gpu ? "gpu(" + index + ")" : "cpu";
  }
}
