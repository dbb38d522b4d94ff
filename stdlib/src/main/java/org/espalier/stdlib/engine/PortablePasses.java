package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;

/** A graph run operation by operation. */
final class PortablePasses implements Passes {
  private final BoundGraph bound;
  private final Loss loss;

  PortablePasses(BoundGraph bound, Loss loss) {
    this.bound = bound;
    this.loss = loss;
  }

  private EngineKind engine() {
    return bound.store().choice().engine();
  }

  @Override
  public List<float[]> outputs(NDManager call, List<NDArray> inputs, Mode mode, List<Summary> of) {
    Map<Integer, Optional<NDArray>> variances = new HashMap<>();
    for (int i = 0; i < of.size(); i++) {
      if (of.get(i) == Summary.VARIANCES) {
        variances.put(bound.graph().outputs().get(i).index(), Optional.empty());
      }
    }
    PortableOperations.Setting setting =
        new PortableOperations.Setting(bound, mode, null, variances);
    NDArray[] values = run(call, inputs, setting, unreadBehind(of));
    List<float[]> found = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      Node output = bound.graph().outputs().get(i);
      found.add(
          Numbers.read(
              switch (of.get(i)) {
                case VALUES -> values[output.index()];
                case AGREEMENT -> Summaries.agreement(values[output.index()]);
                case VARIANCES ->
                    variances
                        .getOrDefault(output.index(), Optional.empty())
                        .orElseGet(() -> Summaries.variances(values[output.inputs().get(0)]));
              }));
    }
    return found;
  }

  @Override
  public Passes on(BoundGraph other, NDManager manager) {
    return new PortablePasses(other, loss);
  }

  /** PyTorch adds gradients up; MXNet overwrites them. */
  private void forgetGradients(GradientsOf of) {
    if (engine() == EngineKind.PYTORCH) {
      bound
          .covered(of)
          .forEach(name -> JniUtils.zeroGrad((PtNDArray) bound.store().known(name).value()));
    }
  }

  @Override
  public Outcome loss(
      NDManager call, List<NDArray> inputs, NDArray target, Mode mode, GradientsOf of) {
    forgetGradients(of);
    return RecordedLoss.of(bound, inputs, of, () -> results(call, inputs, target, mode, of));
  }

  private List<NDArray> results(
      NDManager call, List<NDArray> inputs, NDArray target, Mode mode, GradientsOf of) {
    PortableOperations.Setting setting = new PortableOperations.Setting(bound, mode, of, Map.of());
    NDArray[] values = run(call, inputs, setting, Map.of());
    List<NDArray> compared =
        bound.compared().stream().map(output -> values[output.index()]).toList();
    NDArray output =
        compared.size() == 1 ? compared.get(0) : NDArrays.concat(new NDList(compared), 0);
    List<NDArray> results = new ArrayList<>();
    results.add(
        switch (loss) {
          case WEIGHTED_SUM -> output.mul(target).sum();
          case CROSS_ENTROPY -> output.logSoftmax(-1).mul(target).sum(new int[] {-1}).mean().neg();
          case LABELS -> {
            NDIndex labels = new NDIndex().addAllDim().addPickDim(target);
            yield output.logSoftmax(-1).get(labels).mean().neg();
          }
        });
    bound.handedOn().forEach(state -> results.add(values[state.index()]));
    return results;
  }

  /** For each node the inputs that nobody reads behind it. */
  private Map<Integer, List<Integer>> unreadBehind(List<Summary> of) {
    Map<Integer, Integer> last = new LinkedHashMap<>();
    for (Node node : bound.graph().nodes()) {
      if (bound.zeros().isLive(node) && !bound.zeros().isZero(node)) {
        bound.zeros().terms(node).forEach(term -> last.put(term, node.index()));
      }
    }
    for (int i = 0; i < of.size(); i++) {
      Node output = bound.graph().outputs().get(i);
      boolean measured = of.get(i) == Summary.VARIANCES && engine() == EngineKind.MXNET;
      last.remove(measured ? output.inputs().get(0) : output.index());
    }
    return last.keySet().stream().collect(Collectors.groupingBy(last::get));
  }

  /** Gives back what is read no more, before the next node asks for memory. */
  private static void forget(List<Integer> unread, NDArray[] values, List<NDArray> inputs) {
    for (int index : unread) {
      NDArray value = values[index];
      values[index] = null;
      if (value != null
          && inputs.stream().noneMatch(input -> input == value)
          && Arrays.stream(values).noneMatch(other -> other == value)) {
        value.close();
      }
    }
  }

  private NDArray[] run(
      NDManager call,
      List<NDArray> inputs,
      PortableOperations.Setting setting,
      Map<Integer, List<Integer>> unreadBehind) {
    Graph graph = bound.graph();
    NDArray[] values = new NDArray[graph.nodes().size()];
    for (int i = 0; i < inputs.size(); i++) {
      values[graph.inputs().get(i).index()] = inputs.get(i);
    }
    long examples = inputs.get(0).getShape().get(0);
    for (Node node : graph.nodes()) {
      if (bound.zeros().isLive(node) && values[node.index()] == null) {
        values[node.index()] = value(call, (int) examples, node, values, setting);
        forget(unreadBehind.getOrDefault(node.index(), List.of()), values, inputs);
      }
    }
    return values;
  }

  private NDArray value(
      NDManager call,
      int examples,
      Node node,
      NDArray[] values,
      PortableOperations.Setting setting) {
    List<NDArray> reads = bound.zeros().terms(node).stream().map(input -> values[input]).toList();
    if (reads.isEmpty() || bound.zeros().isZero(node)) {
      reads =
          List.of(
              call.zeros(
                  Extents.batched(examples, node.shape()), bound.store().precision().type()));
    }
    return bound.zeros().isZero(node)
        ? reads.get(0)
        : node.operation().accept(new PortableOperations(setting, node, reads));
  }
}
