package org.espalier.kernel.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.espalier.kernel.gpu.Bundle;
import org.espalier.kernel.gpu.GpuException;
import org.espalier.kernel.gpu.Installation;
import org.espalier.kernel.maven.Repositories;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.engine.CardLibraries;
import org.espalier.stdlib.engine.EngineKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code espalier gpu install}. */
@Command(
    name = "install",
    description = {
      "Fetches an engine's libraries for NVIDIA cards through Maven and unpacks what is needed under",
      "the user's cache. Says how much that is and asks first. What was fetched before an interruption",
      "is not fetched again."
    })
final class GpuInstallCommand implements Callable<Integer> {
  @Option(
      names = "--engine",
      defaultValue = "MXNet",
      description = "MXNet (default), or PyTorch for cards that MXNet cannot run on.")
  private EngineKind engine = EngineKind.MXNET;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    Installation installation = installation(engine);
    Bundle bundle = installation.bundle();
    if (installation.isComplete()) {
      System.out.println(
          bundle.engine().label()
              + " "
              + bundle.build()
              + " for CUDA "
              + bundle.cuda()
              + " is in "
              + installation.folder()
              + " already.");
      return Exit.DONE;
    }
    requirePlatform();
    System.out.println(size(installation));
    Cards cards = Cards.look();
    if (cards.isEmpty()) {
      System.out.println("This machine has no card for it now: " + cards.problem() + ".");
    }
    if (!yes && !agreed()) {
      System.out.println("Nothing was fetched.");
      return Exit.DONE;
    }
    try {
      installation.install(new ProgressLine(System.out, Boolean.getBoolean("espalier.terminal")));
    } catch (GpuException e) {
      throw new CommandException(Exit.MISSING, String.valueOf(e.getMessage()), e);
    }
    System.out.println(
        "installed in " + installation.folder() + "; `./espalier gpu check` tries it out");
    return Exit.DONE;
  }

  /** An engine's installation for this user. */
  static Installation installation(EngineKind engine) {
    return new Installation(Bundle.of(engine), CardLibraries.folder(engine), Repositories.ofUser());
  }

  private static void requirePlatform() {
    String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (!system.equals("Linux on amd64")) {
      throw new CommandException(
          Exit.MISSING,
          ("these libraries are made for Linux on x86-64 (amd64), but this is " + system)
              + ". Engines stay on the processor here.");
    }
  }

  private static String size(Installation installation) {
    Bundle bundle = installation.bundle();
    if (installation.room() > installation.free()) {
      throw new CommandException(
          Exit.MISSING,
          ("there is not enough room for " + installation.folder() + ": it takes ")
              + (gigabytes(installation.room()) + ", and " + gigabytes(installation.free()))
              + " are free. The variable XDG_CACHE_HOME names another place.");
    }
    return String.format(
        Locale.ROOT,
        "%s %s for CUDA %s: %s to fetch%s; takes %s in %s, and the jars' room until it is unpacked.",
        bundle.engine().label(),
        bundle.build(),
        bundle.cuda(),
        gigabytes(installation.missing()),
        installation.missing() < bundle.bytes() ? " of " + gigabytes(bundle.bytes()) : "",
        gigabytes(bundle.unpacked()),
        installation.folder());
  }

  /** As disks and networks are sold: powers of ten. */
  static String gigabytes(long bytes) {
    return bytes < 100_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
  }

  private static boolean agreed() throws IOException {
    System.out.print("Fetch it? [y/N] ");
    System.out.flush();
    // Not closed: standard input is not this command's.
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    String answer = input.readLine();
    if (answer == null) {
      throw new CommandException(
          Exit.USAGE, "there is nobody to ask; `gpu install --yes` does not ask.");
    }
    return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
