package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A loss that an engine differentiates by what it recorded on the way there. */
final class RecordedLoss {
  private RecordedLoss() {}

  /**
   * Records a pass and goes back over it.
   *
   * @param pass yields the loss and behind it what is handed on
   */
  static Passes.Outcome of(
      BoundGraph bound, List<NDArray> inputs, GradientsOf of, Supplier<List<NDArray>> pass) {
    List<NDArray> moving = of == GradientsOf.INPUTS ? moving(bound, inputs) : List.of();
    moving.forEach(input -> input.setRequiresGradient(true));
    List<NDArray> results;
    try (Recording recording = Recording.open(bound.store().choice().engine())) {
      results = pass.get();
      if (!bound.covered(of).isEmpty() || !moving.isEmpty()) {
        recording.backward(results.get(0));
      }
    }
    return new Passes.Outcome(
        results.get(0),
        results.subList(1, results.size()),
        of == GradientsOf.INPUTS ? gradients(inputs, moving) : List.of());
  }

  /** The inputs that the output depends on. */
  private static List<NDArray> moving(BoundGraph bound, List<NDArray> inputs) {
    return IntStream.range(0, inputs.size())
        .filter(i -> bound.zeros().isLive(bound.graph().inputs().get(i)))
        .filter(i -> !bound.compared().stream().allMatch(bound.zeros()::isZero))
        .mapToObj(inputs::get)
        .toList();
  }

  private static List<@Nullable NDArray> gradients(List<NDArray> inputs, List<NDArray> moving) {
    List<@Nullable NDArray> gradients = new ArrayList<>();
    for (NDArray input : inputs) {
      NDArray gradient = null;
      if (moving.stream().anyMatch(each -> each == input)) {
        gradient = input.getGradient();
        gradient.attach(input.getManager());
      }
      gradients.add(gradient);
    }
    return gradients;
  }
}
