package org.espalier.stdlib.draw;

/**
 * Where something that changes while it is looked at is shown: a notebook's output area, a
 * terminal. The notebook installs its own; without one, text goes to standard output.
 */
public interface Screen {
  /** Opens a place that {@link Place#put} fills and refills. */
  Place place();

  /** One place on a screen. */
  interface Place {
    /** Shows a value here, instead of what was here before. */
    void put(Object value);
  }

  /** The screen in use. */
  static Screen current() {
    return Installed.screen;
  }

  /** Puts another screen into use. */
  static void install(Screen screen) {
    Installed.screen = screen;
  }

  /** Holds the screen in use. */
  final class Installed {
    private static volatile Screen screen = () -> value -> System.out.println(value);

    private Installed() {}
  }
}
