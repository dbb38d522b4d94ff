package org.espalier.dsl.space.part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.WeightedSum;

/**
 * Takes every option at once: {@code y = sum_k w_k x_k} over the options' outputs, whose weights
 * {@code w} are a node {@link MixingWeights} named {@code architecture/<label>} (Liu, Simonyan and
 * Yang, ICLR 2019, arXiv 1806.09055, equation 2). Questions with one label share their weights, as
 * tied decisions do. What the weights are (a softmax, a sample, one path) is the strategy's
 * business.
 *
 * <p>Not safe for several threads; one for each graph that is built.
 */
public final class Mixture implements Choices {
  private final GraphBuilder graph;
  private final Map<String, Node> weights = new HashMap<>();
  private final Map<String, Integer> asked = new HashMap<>();

  /**
   * @param graph the graph at its own place
   */
  public Mixture(GraphBuilder graph) {
    this.graph = graph;
  }

  @Override
  public boolean mixes() {
    return true;
  }

  /** A number cannot be mixed. */
  @Override
  public int of(String label) {
    throw new IllegalStateException(
        "A supernet mixes outputs, but '"
            + label
            + "' decides a size, a count or a place, of which there is only one at a time. Fix it,"
            + " or describe it as a choice between operations, such as choose(ops(...)).");
  }

  @Override
  public Node choose(String label, int options, IntFunction<Node> build) {
    int times = asked.merge(label, 1, Integer::sum);
    List<String> names = IntStream.range(0, options).mapToObj(String::valueOf).toList();
    return mix(graph.within("mix"), label + (times == 1 ? "" : "." + times), label, names, build);
  }

  @Override
  public Node choose(String label, List<CandidateOperation> candidates, Site site) {
    List<String> names = candidates.stream().map(CandidateOperation::name).toList();
    return mix(site.graph(), "mix", label, names, option -> site.add(candidates.get(option)));
  }

  private Node mix(
      GraphBuilder place,
      String name,
      String label,
      List<String> options,
      IntFunction<Node> build) {
    if (options.size() == 1) {
      return build.apply(0);
    }
    List<Node> inputs = new ArrayList<>();
    inputs.add(weights(label, options));
    for (int option = 0; option < options.size(); option++) {
      inputs.add(build.apply(option));
    }
    return place.add(name, new WeightedSum(), inputs);
  }

  private Node weights(String label, List<String> options) {
    return weights.computeIfAbsent(
        label, asking -> graph.within("architecture").add(asking, new MixingWeights(options)));
  }
}
