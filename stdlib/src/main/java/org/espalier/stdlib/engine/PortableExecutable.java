package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxGradientCollector;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;

/** A graph run operation by operation. */
final class PortableExecutable implements Executable {
  private final BoundGraph bound;
  private final Loss loss;
  private final List<String> learned;
  private final EngineKind engine;
  private final Precision precision;
  private final NDManager manager;

  PortableExecutable(BoundGraph bound, Loss loss) {
    this.bound = bound;
    this.loss = loss;
    this.learned = bound.learned();
    this.engine = bound.store().choice().engine();
    this.precision = bound.store().precision();
    this.manager = bound.store().manager().newSubManager();
  }

  @Override
  public Graph graph() {
    return bound.graph();
  }

  @Override
  public Form form() {
    return Form.PORTABLE;
  }

  @Override
  public List<String> learned() {
    return learned;
  }

  @Override
  public List<float[]> forward(Batch batch, Mode mode) {
    Interruption.check("The network's pass");
    boolean before = engine == EngineKind.MXNET && MxGradientCollector.isTraining();
    setTraining(mode == Mode.TRAINING);
    try (NDManager call = manager.newSubManager()) {
      NDArray[] values = run(call, batch, new PortableOperations.Setting(bound, mode, false));
      List<float[]> results = new ArrayList<>();
      for (Node output : bound.graph().outputs()) {
        results.add(Numbers.read(values[output.index()]));
      }
      return results;
    } finally {
      setTraining(before);
    }
  }

  /** MXNet wants to know the mode beforehand; PyTorch is told with each batch norm. */
  private void setTraining(boolean training) {
    if (engine == EngineKind.MXNET) {
      MxGradientCollector.setTraining(training);
    }
  }

  @Override
  public double gradients(Batch batch, float[] target, Mode mode) {
    Interruption.check("Training");
    forgetGradients();
    try (NDManager call = manager.newSubManager()) {
      NDArray wanted = Feeding.target(bound.graph(), batch, target, call, precision);
      NDArray result;
      try (Recording recording = Recording.open(engine)) {
        NDArray[] values = run(call, batch, new PortableOperations.Setting(bound, mode, true));
        result = loss(values[bound.graph().output().index()], wanted);
        if (!learned.isEmpty()) {
          recording.backward(result);
        }
      }
      return Numbers.first(result);
    }
  }

  /** PyTorch adds gradients up; MXNet overwrites them. */
  private void forgetGradients() {
    if (engine == EngineKind.PYTORCH) {
      learned.forEach(name -> JniUtils.zeroGrad((PtNDArray) bound.store().known(name).value()));
    }
  }

  private NDArray[] run(NDManager call, Batch batch, PortableOperations.Setting setting) {
    Graph graph = bound.graph();
    List<NDArray> inputs = Feeding.inputs(graph, batch, call, precision);
    NDArray[] values = new NDArray[graph.nodes().size()];
    for (int i = 0; i < inputs.size(); i++) {
      values[graph.inputs().get(i).index()] = inputs.get(i);
    }
    for (Node node : graph.nodes()) {
      if (bound.zeros().isLive(node) && values[node.index()] == null) {
        values[node.index()] = value(call, batch, node, values, setting);
      }
    }
    return values;
  }

  private NDArray value(
      NDManager call,
      Batch batch,
      Node node,
      NDArray[] values,
      PortableOperations.Setting setting) {
    List<NDArray> reads = bound.zeros().terms(node).stream().map(input -> values[input]).toList();
    if (reads.isEmpty() || bound.zeros().isZero(node)) {
      NDArray zeros = call.zeros(Extents.batched(batch.count(), node.shape()), precision.type());
      reads = List.of(zeros);
    }
    return bound.zeros().isZero(node)
        ? reads.get(0)
        : node.operation().accept(new PortableOperations(setting, node, reads));
  }

  private NDArray loss(NDArray output, NDArray target) {
    return switch (loss) {
      case WEIGHTED_SUM -> output.mul(target).sum();
      case CROSS_ENTROPY -> output.logSoftmax(-1).mul(target).sum(new int[] {-1}).mean().neg();
    };
  }

  @Override
  public float[] gradient(String name) {
    return bound.gradient(learned, name);
  }

  @Override
  public void close() {
    manager.close();
  }
}
