package org.espalier.dsl.space.image;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.PixelShuffle;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.OneOfOperations;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.part.Site;

/**
 * An image made larger: a chosen operation to {@code channels factor^2} channels, which a {@link
 * PixelShuffle} lays out as pixels (Shi et al., CVPR 2016, arXiv 1609.05158), and perhaps the sum
 * of that with a chosen operation of it.
 *
 * @param name what its decisions' labels begin with
 * @param factor how many times as many rows and columns; at least 2
 * @param channels of the image that comes out; default 3
 * @param operations what the enlarging chooses from; none yet said
 * @param refining what the sum behind it chooses from; none for no sum
 */
public record Upscaling(
    String name,
    int factor,
    int channels,
    List<CandidateOperation> operations,
    List<CandidateOperation> refining)
    implements Section {
  /** Checks. */
  public Upscaling {
    if (factor < 2) {
      throw new IllegalArgumentException(
          "upscaling(" + factor + "): an image becomes at least 2 times larger.");
    }
    if (channels < 1) {
      throw new IllegalArgumentException(
          "upscaling(" + factor + ").channels(" + channels + "): at least 1 channel comes out.");
    }
    operations = List.copyOf(operations);
    refining = List.copyOf(refining);
  }

  /** To 3 channels; what it chooses from is still to be said. */
  public static Upscaling of(int factor) {
    return new Upscaling("upscaling", factor, 3, List.of(), List.of());
  }

  /** How many channels come out. */
  public Upscaling channels(int count) {
    return new Upscaling(name, factor, count, operations, refining);
  }

  /** What the enlarging chooses from. */
  public Upscaling choose(List<CandidateOperation> candidates) {
    return new Upscaling(name, factor, channels, candidates, refining);
  }

  /** What the larger image's correction chooses from; it is added to it. */
  public Upscaling refine(List<CandidateOperation> candidates) {
    return new Upscaling(name, factor, channels, operations, candidates);
  }

  private OneOfOperations some() {
    if (operations.isEmpty()) {
      throw new IllegalArgumentException(
          "upscaling("
              + factor
              + ") does not say what makes its channels: say upscaling("
              + factor
              + ").choose(ops(simpleConv(3))).");
    }
    return new OneOfOperations(operations);
  }

  @Override
  public List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>(some().decisions(name + "/operation"));
    if (!refining.isEmpty()) {
      decisions.addAll(new OneOfOperations(refining).decisions(name + "/refine"));
    }
    return decisions;
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    Site site = new Site(graph.within("enlarge"), input, channels * factor * factor, 1);
    Node many = some().build(name + "/operation", site, choices);
    Node large = graph.add("pixels", new PixelShuffle(factor), many);
    if (refining.isEmpty()) {
      return large;
    }
    Site behind = new Site(graph.within("refine"), large, channels, 1);
    Node correction = new OneOfOperations(refining).build(name + "/refine", behind, choices);
    return graph.add("sum", new Addition(), large, correction);
  }

  /** As typed. */
  @Override
  public String toString() {
    return ("upscaling(" + factor + ")")
        + (channels == 3 ? "" : ".channels(" + channels + ")")
        + (operations.isEmpty() ? "" : ".choose(" + some() + ")")
        + (refining.isEmpty() ? "" : ".refine(" + new OneOfOperations(refining) + ")");
  }
}
