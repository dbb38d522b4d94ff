package org.espalier.stdlib.engine;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.device.GpuFolder;
import org.espalier.stdlib.device.InstalledLibraries;
import org.espalier.stdlib.device.LibraryChoice;
import org.espalier.stdlib.device.NativeEnvironment;
import org.espalier.stdlib.device.Version;

/**
 * Has DJL load an engine's libraries for cards where {@link LibraryChoice} says so. All of them are
 * loaded here first, in their order: what one needs of another is found by its name then, wherever
 * the system would look for it, and an engine whose libraries cannot be loaded still has the
 * processor's, as DJL has not begun.
 */
public final class CardLibraries {
  /** Where DJL looks first. */
  private static final String MXNET_PATH = "MXNET_LIBRARY_PATH";

  private static final String PYTORCH_PATH = "PYTORCH_LIBRARY_PATH";

  /** What lies between Java and PyTorch, for one version of DJL. */
  private static final String BRIDGE = "libdjl_torch.so";

  /**
   * The newest capability that the compiler beside MXNet's libraries, of CUDA 11.8, knows. MXNet
   * has it join operations into one at run time; for newer cards it would fail.
   */
  private static final Version NEWEST_JOINED = new Version(9, 0);

  private CardLibraries() {}

  /** What {@code ./espalier gpu install} has to be told for an engine. */
  public static String option(EngineKind engine) {
    return engine == EngineKind.MXNET ? "" : " --engine " + engine.label();
  }

  /** The folder of an engine's libraries. */
  public static Path folder(EngineKind engine) {
    return GpuFolder.ofUser().resolve(engine.label().toLowerCase(Locale.ROOT));
  }

  /** Whether an engine's libraries for cards are to be loaded, and why not. Loads nothing. */
  public static LibraryChoice choice(EngineKind engine, Cards cards) {
    return LibraryChoice.of(
        engine.label(),
        option(engine),
        cards,
        InstalledLibraries.in(folder(engine)),
        System.getenv());
  }

  /**
   * To be called once, before DJL loads an engine and before the driver is asked for cards.
   *
   * @return why the engine runs on the processor's library, and what to do; empty if it does not
   */
  static String prepare(EngineKind engine) {
    // Device code is read, and compiled for newer cards, when it is first used, not all at once.
    NativeEnvironment.prefer("CUDA_MODULE_LOADING", "LAZY");
    // What the driver compiled is kept: MXNet's is more than the driver keeps by itself.
    NativeEnvironment.prefer("CUDA_CACHE_MAXSIZE", "4294967296");
    if (isSaidByUser(engine)) {
      return "the library is the one that the variable " + path(engine) + " names";
    }
    Cards cards = Cards.look();
    if (cards.cards().stream().anyMatch(card -> NEWEST_JOINED.isBefore(card.capability()))) {
      NativeEnvironment.prefer("MXNET_USE_FUSION", "0");
    }
    LibraryChoice choice = choice(engine, cards);
    if (choice.libraries().isEmpty()) {
      return choice.reason();
    }
    InstalledLibraries libraries = choice.libraries().get();
    try {
      load(libraries);
    } catch (UnsatisfiedLinkError broken) {
      return "the libraries for cards cannot be loaded (" + broken.getMessage() + ")";
    }
    name(engine, libraries);
    return "";
  }

  private static void load(InstalledLibraries libraries) {
    NativeLibrary.addSearchPath("cudart", libraries.lib().toString());
    for (String file : libraries.files().keySet()) {
      if (!file.equals(BRIDGE)) {
        System.load(libraries.lib().resolve(file).toString());
      }
    }
  }

  private static String path(EngineKind engine) {
    return engine == EngineKind.MXNET ? MXNET_PATH : PYTORCH_PATH;
  }

  private static boolean isSaidByUser(EngineKind engine) {
    return System.getenv(path(engine)) != null || System.getProperty(path(engine)) != null;
  }

  private static void name(EngineKind engine, InstalledLibraries libraries) {
    System.setProperty(path(engine), libraries.lib().toString());
    if (engine == EngineKind.PYTORCH) {
      String flavour = "cu" + libraries.cuda().major() + libraries.cuda().minor();
      System.setProperty("PYTORCH_VERSION", libraries.build());
      System.setProperty("PYTORCH_FLAVOR", flavour);
      bridge(libraries, libraries.build() + "-" + flavour + "-linux-x86_64");
    }
  }

  /** DJL takes its bridge from its own cache, or would fetch it from its own site. */
  private static void bridge(InstalledLibraries libraries, String cached) {
    Path folder = Utils.getEngineCacheDir("pytorch").resolve(cached);
    try {
      Files.createDirectories(folder);
      Files.copy(
          libraries.lib().resolve(BRIDGE),
          folder.resolve(Engine.getDjlVersion() + "-" + BRIDGE),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("DJL's cache cannot be written", e);
    }
  }
}
