package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxGradientCollector;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.graph.Graph;
import org.jspecify.annotations.Nullable;

/** What all forms do around their passes: feeding, reading, and giving memory back. */
final class BoundExecutable implements Executable {
  private final BoundGraph bound;
  private final Form form;
  private final Loss loss;
  private final NDManager manager;
  private final Passes passes;
  private final List<String> learned;
  private final List<String> mixtures;
  private final EngineKind engine;
  private final Feeding feeding;
  private List<float[]> byInputs = List.of();
  private List<float[]> handedOn = List.of();

  /**
   * A graph in a form.
   *
   * @param manager owns what the passes keep; ends with this
   */
  BoundExecutable(BoundGraph bound, Form form, Loss loss, NDManager manager, Passes passes) {
    this.bound = bound;
    this.form = form;
    this.loss = loss;
    this.manager = manager;
    this.passes = passes;
    this.learned = bound.covered(GradientsOf.WEIGHTS);
    this.mixtures = bound.covered(GradientsOf.MIXTURES);
    this.engine = bound.store().choice().engine();
    this.feeding = Feeding.of(bound.graph(), bound.store().choice(), bound.store().precision());
  }

  @Override
  public Graph graph() {
    return bound.graph();
  }

  @Override
  public Form form() {
    return form;
  }

  @Override
  public Executable on(WeightStore store) {
    WeightStore own = bound.store();
    if (!store.choice().equals(own.choice()) || store.precision() != own.precision()) {
      throw new IllegalArgumentException(
          "A network that was compiled for "
              + own.choice()
              + " in "
              + own.precision()
              + " precision cannot run on arrays on "
              + store.choice()
              + " in "
              + store.precision()
              + " precision; compile it anew.");
    }
    BoundGraph other = bound.on(store);
    NDManager owner = store.manager().newSubManager();
    return new BoundExecutable(other, form, loss, owner, passes.on(other, owner));
  }

  @Override
  public List<String> learned() {
    return learned;
  }

  @Override
  public List<String> mixtures() {
    return mixtures;
  }

  @Override
  public List<float[]> forward(Batch batch, Mode mode) {
    return read(batch, mode, Collections.nCopies(bound.graph().outputs().size(), Summary.VALUES));
  }

  @Override
  public List<float[]> read(Batch batch, Mode mode, List<Summary> of) {
    Summaries.check(bound.graph(), mode, of);
    Interruption.check("The network's pass");
    return within(batch, "A pass", () -> values(batch, mode, of));
  }

  /** Some work, whose failure for want of memory says what was asked for. */
  private <T> T within(Batch batch, String what, Supplier<T> work) {
    Supplier<String> asked = () -> asked(batch, what);
    bound.store().begin(asked);
    if (engine == EngineKind.MXNET) {
      MxnetScheduler.atMost(Engines.threads());
    }
    try {
      return work.get();
    } catch (OutOfMemoryError full) {
      throw NotEnoughMemoryException.of(full, asked.get());
    } catch (RuntimeException failure) {
      throw NotEnoughMemoryException.or(failure, asked.get());
    }
  }

  private String asked(Batch batch, String what) {
    int bytes = feeding.precision().bytes();
    double one = Cost.activationMemory().of(bound.graph()) * bytes / 4;
    double weights = (double) bound.graph().parameters() * bytes;
    return what
        + " with "
        + batch.count()
        + " example(s) at once makes some "
        + NotEnoughMemoryException.bytes(one * batch.count())
        + " of tensors ("
        + NotEnoughMemoryException.bytes(one)
        + " for each example) from "
        + NotEnoughMemoryException.bytes(weights)
        + " of weights on "
        + bound.store().choice()
        + "; take a smaller batch, fewer channels or smaller images.";
  }

  private List<float[]> values(Batch batch, Mode mode, List<Summary> of) {
    settle();
    boolean before = engine == EngineKind.MXNET && MxGradientCollector.isTraining();
    setTraining(mode == Mode.TRAINING || form != Form.PORTABLE);
    try (NDManager call = manager.newSubManager()) {
      List<NDArray> inputs = inputs(batch, call, batch.isLasting());
      return passes.outputs(call, inputs, mode, of);
    } finally {
      setTraining(before);
    }
  }

  /** Pieces keep no memory of their own, so of what is under way only statistics matter to them. */
  private void settle() {
    if (passes instanceof PiecewisePasses) {
      bound.store().settleStatistics();
    } else {
      bound.store().settle();
    }
  }

  private List<NDArray> inputs(Batch batch, NDManager call, boolean kept) {
    return kept ? bound.store().fed().inputs(feeding, batch, call) : feeding.arrays(batch, call);
  }

  /**
   * MXNet wants to know the mode beforehand; PyTorch is told with each batch norm. A compiled
   * program says itself which statistics it wants and always runs in training: outside it, MXNet
   * lays weights out anew where they are, which costs the next step its time and some their lives.
   */
  private void setTraining(boolean training) {
    if (engine == EngineKind.MXNET) {
      MxGradientCollector.setTraining(training);
    }
  }

  @Override
  public double gradients(Batch batch, float[] target, Mode mode, GradientsOf of) {
    Interruption.check("Training");
    return within(batch, "Training", () -> loss(batch, target, mode, of));
  }

  private double loss(Batch batch, float[] target, Mode mode, GradientsOf of) {
    if (mode == Mode.TRAINING) {
      bound.store().movingStatistics();
    }
    try (NDManager call = manager.newSubManager()) {
      boolean kept = batch.isLasting() && of != GradientsOf.INPUTS;
      List<NDArray> inputs = inputs(batch, call, kept);
      NDArray wanted = feeding.target(loss, bound.compared(), batch, target, call);
      Passes.Outcome outcome = passes.loss(call, inputs, wanted, mode, of);
      byInputs = byInputs(inputs, outcome.byInputs());
      handedOn = outcome.handedOn().stream().map(Numbers::read).toList();
      return Numbers.first(outcome.loss());
    }
  }

  private static List<float[]> byInputs(List<NDArray> inputs, List<@Nullable NDArray> gradients) {
    List<float[]> read = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      NDArray gradient = gradients.get(i);
      int size = Math.toIntExact(inputs.get(i).size());
      read.add(gradient == null ? new float[size] : Numbers.read(gradient));
    }
    return read;
  }

  @Override
  public float[] inputGradient(int input) {
    if (byInputs.isEmpty()) {
      throw new IllegalStateException(
          "There are no gradients by inputs: the last pass did not ask for GradientsOf.INPUTS.");
    }
    return byInputs.get(input).clone();
  }

  @Override
  public List<float[]> handedOn() {
    return handedOn;
  }

  @Override
  public float[] gradient(String name) {
    return bound.gradient(name);
  }

  @Override
  public void close() {
    if (passes instanceof CompiledPasses) {
      settleAtEnd();
    }
    manager.close();
  }

  /** What is under way uses the program's own memory, and not all as MXNet's scheduler knows. */
  private void settleAtEnd() {
    try {
      bound.store().settle();
    } catch (NotEnoughMemoryException told) {
      // Whoever asked has been told, and nobody reads what came of it any more.
    }
  }
}
