package org.espalier.stdlib.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.mxnet.jna.LibUtils;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engines of this machine: which there are, which one is meant when nobody says, and how many
 * threads they use. Safe for several threads.
 */
public final class Engines {
  private static final Map<EngineKind, Engine> LOADED = new EnumMap<>(EngineKind.class);

  /** Why an engine runs on the processor's library; empty where it runs on that for cards. */
  private static final Map<EngineKind, String> NOT_ON_CARDS = new EnumMap<>(EngineKind.class);

  private static volatile EngineChoice preferred = EngineChoice.mxnet();
  private static int threads = Threads.preferred();

  private Engines() {}

  /** What runs when nobody says: MXNet on the processor, unless {@link #setDefault} said else. */
  public static EngineChoice defaultChoice() {
    return preferred;
  }

  /**
   * From now on, what runs when nobody says.
   *
   * @throws EngineUnavailableException if this machine lacks the engine or the device; then the
   *     default stays
   */
  public static void setDefault(EngineChoice choice) {
    requireDevice(choice);
    preferred = choice;
  }

  /**
   * How many threads one operation may use: what {@link #setThreads} said, otherwise what the
   * environment's {@code OMP_NUM_THREADS} says, otherwise all cores.
   */
  public static synchronized int threads() {
    return threads;
  }

  /**
   * Sets how many threads one operation may use, on every engine; at least 1. Once MXNet is loaded
   * there can only be fewer: what oneDNN has made ready for some threads crashed on more.
   *
   * @throws IllegalStateException when there were to be more and MXNet is loaded
   */
  public static synchronized void setThreads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "An engine needs at least 1 thread, but got " + count + ".");
    }
    if (count > threads && LOADED.containsKey(EngineKind.MXNET)) {
      throw new IllegalStateException(
          ("setThreads(" + count + "): MXNet computes with " + threads + " already, and what it")
              + " has made ready cannot take more. Say it before anything runs, or start with"
              + (" OMP_NUM_THREADS=" + count + "."));
    }
    threads = count;
    LOADED.keySet().forEach(engine -> Threads.set(engine, count));
  }

  /** What is known of every engine; loads them all. */
  public static List<EngineReport> report() {
    return Arrays.stream(EngineKind.values()).map(Engines::report).toList();
  }

  private static EngineReport report(EngineKind kind) {
    try {
      Engine engine = load(kind);
      List<String> devices = new ArrayList<>(List.of(DeviceName.cpu().toString()));
      for (int card = 0; card < cards(engine); card++) {
        devices.add(DeviceName.gpu(card).toString());
      }
      return new EngineReport(
          kind.label(), engine.getVersion(), library(kind), devices, threads(), Optional.empty());
    } catch (EngineUnavailableException e) {
      return new EngineReport(
          kind.label(), "", "", List.of(), 0, Optional.ofNullable(e.getMessage()));
    }
  }

  private static String library(EngineKind kind) {
    return switch (kind) {
      case MXNET -> LibUtils.getLibName();
      case PYTORCH -> ai.djl.pytorch.jni.LibUtils.getLibtorchPath();
    };
  }

  /**
   * Checks that something can run there.
   *
   * @throws EngineUnavailableException if this machine lacks the engine or the device, with what it
   *     has
   */
  public static void require(EngineChoice choice) {
    requireDevice(choice);
  }

  static NDManager manager(EngineChoice choice) {
    Engine engine = requireDevice(choice);
    if (choice.device().gpu()) {
      FirstUse.announce(choice);
    }
    return engine.newBaseManager(choice.device().toDjl());
  }

  private static Engine requireDevice(EngineChoice choice) {
    Engine engine = load(choice.engine());
    int cards = cards(engine);
    if (choice.device().gpu() && choice.device().index() >= cards) {
      throw new EngineUnavailableException(
          "There is no "
              + choice.device()
              + " for "
              + choice.engine().label()
              + ": "
              + seen(choice, cards),
          null);
    }
    return engine;
  }

  private static String seen(EngineChoice choice, int cards) {
    if (cards > 0) {
      return "it sees "
          + (cards == 1 ? "gpu(0) alone" : "gpu(0) to gpu(" + (cards - 1) + ")")
          + ". Use "
          + (cards == 1 ? "that one" : "one of them")
          + ", or cpu.";
    }
    String reason = NOT_ON_CARDS.getOrDefault(choice.engine(), "");
    return (reason.isEmpty() ? "it sees no graphics card" : reason)
        + ". Use cpu meanwhile; ./espalier doctor says more.";
  }

  private static int cards(Engine engine) {
    return engine.hasCapability(StandardCapabilities.CUDA) ? engine.getGpuCount() : 0;
  }

  private static synchronized Engine load(EngineKind kind) {
    Engine known = LOADED.get(kind);
    if (known != null) {
      return known;
    }
    QuietStart.prepare();
    try {
      Threads.prepare(threads);
      GradientSums.prepare();
      MatrixKernels.prepare();
      NOT_ON_CARDS.put(kind, CardLibraries.prepare(kind));
      if (kind == EngineKind.MXNET) {
        MxnetScheduler.prepare(NOT_ON_CARDS.getOrDefault(kind, "").isEmpty());
      }
      Engine engine = Engine.getEngine(kind.label());
      Threads.set(kind, threads);
      LOADED.put(kind, engine);
      return engine;
    } catch (RuntimeException | LinkageError e) {
      throw new EngineUnavailableException(
          kind.label()
              + " cannot be loaded on this machine: "
              + reason(e)
              + ". Its native library comes as a Maven dependency for Linux, macOS and Windows on"
              + " x86-64.",
          e);
    }
  }

  private static String reason(Throwable problem) {
    Throwable deepest = problem;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
  }
}
