package org.espalier.stdlib.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.espalier.stdlib.device.Card;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineReport;
import org.espalier.stdlib.engine.Engines;

/**
 * Everything that a device has to do, tried out once, each against the processor where there is an
 * answer to compare with. Works without a test library and without a network; on the processor
 * itself it is the same course, less what only a card can show.
 *
 * @param choice which engine, on which device
 * @param others the devices besides, over which trials are spread
 * @param brief whether everything is small, to try the check itself
 */
public record CardCheck(EngineChoice choice, List<DeviceName> others, boolean brief) {
  /** Copies. */
  public CardCheck {
    others = List.copyOf(others);
  }

  /**
   * What became of one step.
   *
   * @param name of the step
   * @param held whether it did what it has to
   * @param said what was found, or what went wrong
   * @param seconds how long it took
   */
  public record Step(String name, boolean held, String said, double seconds) {
    /** In one line. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%-6s %s (%.1f s): %s", held ? "ok" : "FAILED", name, seconds, said);
    }
  }

  /**
   * Does all of it, whatever fails.
   *
   * @param each is told of every step when it ends
   */
  public List<Step> run(Consumer<Step> each) {
    CheckedNumbers same = new CheckedNumbers(choice, brief);
    CheckedSearches searches = new CheckedSearches(choice, others, brief);
    CheckedSpeed speed = new CheckedSpeed(choice, brief);
    List<Step> steps = new ArrayList<>();
    attempt("device", this::device, steps, each);
    attempt("same numbers as on the processor", same::ofNetworks, steps, each);
    attempt("proxies as on the processor", same::ofProxies, steps, each);
    attempt("training on glyphs", searches::training, steps, each);
    attempt("a DARTS search on glyphs", searches::darts, steps, each);
    if (choice.device().gpu()) {
      attempt(
          "too little memory is a failed trial", new CheckedMemory(choice)::tooLittle, steps, each);
    }
    if (!others.isEmpty()) {
      attempt("trials spread over devices", searches::spread, steps, each);
    }
    attempt("bench darts-step", speed::dartsStep, steps, each);
    attempt("bench nb201-train", speed::training, steps, each);
    attempt("bench proxies", speed::proxies, steps, each);
    return steps;
  }

  private static void attempt(
      String name, Callable<String> work, List<Step> steps, Consumer<Step> each) {
    long start = System.nanoTime();
    boolean held = false;
    String said;
    try {
      said = work.call();
      held = true;
    } catch (Exception | LinkageError | OutOfMemoryError failure) {
      said = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
    Step step = new Step(name, held, said, (System.nanoTime() - start) / 1e9);
    steps.add(step);
    each.accept(step);
  }

  private String device() {
    String name = choice.engine().label();
    EngineReport engine =
        Engines.report().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    CheckMaterial.require(
        engine.devices().contains(choice.device().toString()),
        name + " sees " + engine.devices() + " only; ./espalier doctor says why");
    String card =
        Cards.look().cards().stream()
            .filter(one -> choice.device().equals(DeviceName.gpu(one.index())))
            .map(Card::toString)
            .findFirst()
            .orElse("the processor");
    return choice + ", " + card + ", " + name + " " + engine.version() + ", " + engine.library();
  }
}
