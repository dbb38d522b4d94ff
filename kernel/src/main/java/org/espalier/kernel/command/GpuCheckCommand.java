package org.espalier.kernel.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.espalier.stdlib.benchmark.CardCheck;
import org.espalier.stdlib.device.Cards;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code espalier gpu check}. */
@Command(
    name = "check",
    description = {
      "Tries out all that has to run on a card: the library, the same numbers as on the processor, a",
      "DARTS search, proxies, training, too little memory, several cards, and the benchmarks. Prints",
      "a line for each; the exit code is 1 when one did not hold."
    })
final class GpuCheckCommand implements Callable<Integer> {
  @Option(names = "--engine", defaultValue = "MXNet", description = "MXNet (default) or PyTorch.")
  private EngineKind engine = EngineKind.MXNET;

  @Option(
      names = "--device",
      defaultValue = "gpu:0",
      description = "gpu:0 (default), another card, or cpu to try the check itself.")
  private DeviceName device = DeviceName.gpu(0);

  @Option(names = "--brief", description = "Everything small.")
  private boolean brief;

  @Override
  public Integer call() {
    EngineChoice choice = new EngineChoice(engine, device);
    List<CardCheck.Step> steps =
        new CardCheck(choice, others(device), brief).run(System.out::println);
    long failed = steps.stream().filter(step -> !step.held()).count();
    System.out.println(
        failed == 0
            ? "all " + steps.size() + " steps held on " + choice
            : failed + " of " + steps.size() + " steps did not hold on " + choice);
    return failed == 0 ? Exit.DONE : Exit.FAILED;
  }

  /** All other cards; of the processor itself once more. */
  private static List<DeviceName> others(DeviceName first) {
    if (!first.gpu()) {
      return List.of(first);
    }
    return IntStream.range(0, Cards.look().cards().size())
        .mapToObj(DeviceName::gpu)
        .filter(card -> !card.equals(first))
        .toList();
  }
}
