package org.espalier.stdlib.engine;

import java.util.List;
import java.util.Locale;

/**
 * The machine has not enough memory for what was asked for. What was asked for is over; everything
 * else goes on: other networks run, and what nobody refers to any more is given back.
 */
public final class NotEnoughMemoryException extends RuntimeException {
  /** What MXNet, oneDNN, PyTorch, CUDA and C++ say. */
  private static final List<String> SIGNS =
      List.of(
          "bad_alloc",
          "failed to allocate",
          "memory allocation failed",
          "can't allocate memory",
          "not enough memory",
          "out of memory",
          "out_of_memory",
          "alloc_failed",
          "larger than 2^31 elements");

  private NotEnoughMemoryException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What a failure means: this where memory ran out, natively or in Java; else itself.
   *
   * @param failure what happened
   * @param asked what was asked for and how much it takes, as a sentence
   */
  public static RuntimeException or(RuntimeException failure, String asked) {
    return isShortage(failure) ? of(failure, asked) : failure;
  }

  /** What an exhausted Java heap means; see {@link #or}. */
  public static NotEnoughMemoryException of(OutOfMemoryError failure, String asked) {
    return of((Throwable) failure, asked);
  }

  private static NotEnoughMemoryException of(Throwable failure, String asked) {
    return failure instanceof NotEnoughMemoryException known
        ? known
        : new NotEnoughMemoryException(
            "There is not enough memory. " + asked + " " + said(failure), failure);
  }

  private static boolean isShortage(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
      if (each instanceof OutOfMemoryError
          || each instanceof NotEnoughMemoryException
          || SIGNS.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  private static String said(Throwable failure) {
    String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return failure instanceof OutOfMemoryError
        ? "(Java: "
            + first
            + "; its heap may grow to "
            + bytes((double) Runtime.getRuntime().maxMemory())
            + ", start with a larger -Xmx for more.)"
        : "(The engine: " + first + ")";
  }

  /** So many bytes for people, such as {@code 12.3 MB}. */
  static String bytes(double count) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    double size = count;
    int unit = 0;
    while (size >= 1000 && unit + 1 < units.length) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, size < 100 && unit > 0 ? "%.1f" : "%.0f", size)
        + " "
        + units[unit];
  }
}
