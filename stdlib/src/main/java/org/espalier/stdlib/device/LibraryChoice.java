package org.espalier.stdlib.device;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an engine runs on its libraries for cards.
 *
 * @param libraries those that it loads; empty for the processor's own library
 * @param reason why the processor's, in a sentence without its full stop, and what to do; empty
 *     otherwise
 */
public record LibraryChoice(Optional<InstalledLibraries> libraries, String reason) {
  /** {@code never} keeps engines on the processor's library. */
  public static final String VARIABLE = "ESPALIER_GPU";

  /**
   * Decides: the libraries are used where they are whole, the driver runs their CUDA, and every
   * card that this process sees understands them.
   *
   * @param engine as it is said to people
   * @param option what {@code ./espalier gpu install} has to be told for this engine
   * @param cards those of this machine
   * @param installed what is unpacked
   * @param environment the user's
   */
  public static LibraryChoice of(
      String engine,
      String option,
      Cards cards,
      Optional<InstalledLibraries> installed,
      Map<String, String> environment) {
    if ("never".equalsIgnoreCase(environment.getOrDefault(VARIABLE, ""))) {
      return processor("the variable " + VARIABLE + " is never");
    }
    if (cards.isEmpty()) {
      return processor(cards.problem());
    }
    String install = "./espalier gpu install" + option;
    if (installed.isEmpty()) {
      return processor(
          ("the libraries of " + engine + " for " + cards.cards().get(0).name())
              + (" are not installed: run " + install + " and start again"));
    }
    return of(cards, installed.get(), install);
  }

  private static LibraryChoice of(Cards cards, InstalledLibraries installed, String install) {
    Optional<Path> damaged = installed.damaged();
    if (damaged.isPresent()) {
      return processor(
          damaged.get() + " is missing or damaged: run " + install + " and start again");
    }
    Version runs = cards.cuda().orElse(new Version(0, 0));
    if (runs.isBefore(installed.cuda())) {
      return processor(
          ("the driver " + cards.driver() + " runs CUDA up to " + runs)
              + (", but the libraries need " + installed.cuda() + ": install a newer driver"));
    }
    for (Card card : cards.cards()) {
      if (card.capability().isBefore(installed.least())) {
        return processor(
            (card.name() + " has compute capability " + card.capability())
                + (", but the libraries need " + installed.least())
                + " or more: hide it with CUDA_VISIBLE_DEVICES, or use the processor");
      }
    }
    return new LibraryChoice(Optional.of(installed), "");
  }

  private static LibraryChoice processor(String reason) {
    return new LibraryChoice(Optional.empty(), reason);
  }
}
