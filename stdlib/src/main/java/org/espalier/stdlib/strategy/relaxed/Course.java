package org.espalier.stdlib.strategy.relaxed;

/** A number that changes from epoch to epoch. Immutable; prints as it is typed. */
public interface Course {
  /** The number in an epoch. */
  double at(Moment moment);

  /** Always the same. */
  static Course constant(double value) {
    return named("constant(" + value + ")", moment -> value);
  }

  /** From one value in the first epoch to another in the last, in equal steps (GDAS). */
  static Course linear(double first, double last) {
    return named(
        "linear(" + first + ", " + last + ")",
        moment ->
            moment.epochs() < 2
                ? first
                : first + (last - first) * moment.epoch() / (moment.epochs() - 1.0));
  }

  /**
   * {@code (1 - e / E) (first - floor) + floor}: equal steps that would reach the floor one epoch
   * after the last (SNAS).
   */
  static Course towards(double first, double floor) {
    return named(
        "towards(" + first + ", " + floor + ")",
        moment -> (1 - moment.done()) * (first - floor) + floor);
  }

  /** {@code first factor^e}, such as 5 times 0.956 to the power of the epoch (FBNet). */
  static Course geometric(double first, double factor) {
    return named(
        "geometric(" + first + ", " + factor + ")",
        moment -> first * Math.pow(factor, moment.epoch()));
  }

  /** From one value in the first epoch to another in the last, by equal factors. */
  static Course exponential(double first, double last) {
    return named(
        "exponential(" + first + ", " + last + ")",
        moment ->
            moment.epochs() < 2
                ? first
                : first * Math.pow(last / first, moment.epoch() / (moment.epochs() - 1.0)));
  }

  /**
   * {@code last + (first - last) (1 + cos(pi e / E)) / 2} (Loshchilov and Hutter, ICLR 2017, arXiv
   * 1608.03983, equation 5): of 0.025 to 0.001, 0.013 in the middle.
   */
  static Course cosine(double first, double last) {
    return named(
        "cosine(" + first + ", " + last + ")",
        moment -> last + (first - last) * (1 + Math.cos(Math.PI * moment.done())) / 2);
  }

  /**
   * One course up to an epoch and another from there, each over its own epochs, such as the rates
   * of a warm-up and of what comes behind it.
   */
  static Course until(int epoch, Course first, Course then) {
    return named(
        first + " until epoch " + epoch + ", then " + then,
        moment -> {
          int parted = Math.min(epoch, moment.epochs());
          return moment.epoch() < epoch
              ? first.at(new Moment(moment.epoch(), parted))
              : then.at(new Moment(moment.epoch() - parted, moment.epochs() - parted));
        });
  }

  /** A course that begins anew with every stage of so many epochs. */
  static Course everyStage(int epochs, Course course) {
    return named(
        course + " in every " + epochs + " epochs",
        moment -> course.at(new Moment(moment.epoch() % epochs, epochs)));
  }

  /** A course of one's own, that prints as a text. */
  static Course named(String text, Course course) {
    return new Course() {
      @Override
      public double at(Moment moment) {
        return course.at(moment);
      }

      @Override
      public String toString() {
        return text;
      }
    };
  }
}
