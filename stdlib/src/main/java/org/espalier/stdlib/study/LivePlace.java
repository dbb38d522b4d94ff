package org.espalier.stdlib.study;

import java.time.Duration;
import java.util.function.DoubleFunction;
import java.util.function.LongSupplier;
import org.espalier.stdlib.draw.Screen;

/** One place on a screen for what runs from now on: refilled once in a while, and at its end. */
final class LivePlace {
  private final Screen.Place place;
  private final LongSupplier clock;
  private final long interval;
  private final long begun;
  private long shown;

  /**
   * Opens a place.
   *
   * @param clock in nanoseconds
   * @param interval at most how often it is refilled
   */
  LivePlace(Screen screen, LongSupplier clock, Duration interval) {
    this.place = screen.place();
    this.clock = clock;
    this.interval = interval.toNanos();
    this.begun = clock.getAsLong();
    this.shown = begun - this.interval;
  }

  /**
   * Refills it, unless that was done a moment ago.
   *
   * @param ended whether this is the end, which is always shown
   * @param value what is shown, made of the seconds since the beginning
   */
  void put(boolean ended, DoubleFunction<?> value) {
    long now = clock.getAsLong();
    if (ended || now - shown >= interval) {
      shown = now;
      place.put(value.apply((now - begun) / 1e9));
    }
  }
}
