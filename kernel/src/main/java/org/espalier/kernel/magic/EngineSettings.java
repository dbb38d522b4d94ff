package org.espalier.kernel.magic;

import java.util.List;

/** What a search runs on, as {@code %engine} and {@code %device} show and set it. */
public interface EngineSettings {
  /** The engines there are. */
  List<String> ENGINES = List.of("MXNet", "PyTorch");

  /** One of {@link #ENGINES}. */
  String engine();

  /**
   * Chooses another engine.
   *
   * @param engine one of {@link #ENGINES}, spelt the same
   */
  void engine(String engine);

  /** {@code cpu}, or {@code gpu(0)}, {@code gpu(1)} ... */
  String device();

  /**
   * Chooses another device.
   *
   * @param device {@code cpu}, or {@code gpu(0)}, {@code gpu(1)} ...
   */
  void device(String device);

  /** What there is to choose from, a line each: the name and what it is. */
  default List<String> devices() {
    return List.of("cpu");
  }

  /** Settings that nothing but this process remembers: MXNet on the processor at first. */
  static EngineSettings inMemory() {
    return new InMemoryEngineSettings();
  }
}
