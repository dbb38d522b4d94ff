package org.espalier.stdlib.strategy.relaxed;

/** When something happens: asked at the beginning of each epoch. Prints as it is typed. */
public interface Trigger {
  /** Whether it happens in this epoch. */
  boolean fires(Moment moment);

  /** In every epoch. */
  static Trigger always() {
    return named("always", moment -> true);
  }

  /** In one epoch, from 0. */
  static Trigger at(int epoch) {
    return named("at epoch " + epoch, moment -> moment.epoch() == epoch);
  }

  /** In the epochs before one, from 0. */
  static Trigger before(int epoch) {
    return named("before epoch " + epoch, moment -> moment.epoch() < epoch);
  }

  /** In the first epochs of every stage of so many. */
  static Trigger first(int count, int stage) {
    return named(
        "in the first " + count + " of every " + stage + " epochs",
        moment -> moment.epoch() % stage < count);
  }

  /** In an epoch and then every so many. */
  static Trigger every(int epochs, int first) {
    return named(
        "every " + epochs + " epochs from " + first,
        moment -> moment.epoch() >= first && (moment.epoch() - first) % epochs == 0);
  }

  /** A trigger of one's own, that prints as a text. */
  static Trigger named(String text, Trigger trigger) {
    return new Trigger() {
      @Override
      public boolean fires(Moment moment) {
        return trigger.fires(moment);
      }

      @Override
      public String toString() {
        return text;
      }
    };
  }
}
