package org.espalier.stdlib.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Weight;

/** Lowers batch norms. */
final class SymbolNorms {
  private final SymbolLowering lowering;
  private final SymbolText text;

  SymbolNorms(SymbolLowering lowering) {
    this.lowering = lowering;
    this.text = lowering.text();
  }

  int lower(Node norm, int x) {
    return text.operation(
        "BatchNorm",
        attributes(norm, lowering.isMeasured(norm)),
        lowering.plainNorms().contains(norm) ? plain(x) : x,
        gamma(norm),
        beta(norm),
        lowering.weight(norm, Weight.Role.MOVING_MEAN),
        lowering.weight(norm, Weight.Role.MOVING_VARIANCE));
  }

  /** To MXNet another shape means plain order, though it is the same shape. */
  private int plain(int x) {
    return text.operation("reshape", Map.of("shape", "(0, 0, 0, 0)"), x);
  }

  /** The norms of a group as one, of all their channels; yields mean and deviation too. */
  int joined(SideBySide.Group group, int x) {
    List<Node> norms = group.norms();
    SymbolImages arrays = new SymbolImages(lowering);
    return text.operation(
        "BatchNorm",
        attributes(norms.get(0), /* measured= */ true),
        x,
        arrays.joinAlong(0, norms.stream().mapToInt(this::gamma).toArray()),
        arrays.joinAlong(0, norms.stream().mapToInt(this::beta).toArray()),
        unread(norms, "mean"),
        unread(norms, "variance"));
  }

  /** MXNet moves the statistics that it is given; {@link MovedStatistics} moves the owners'. */
  private int unread(List<Node> norms, String purpose) {
    int channels = norms.stream().mapToInt(norm -> norm.shape().channels()).sum();
    return lowering.own(norms.get(0).index() + " " + purpose, channels);
  }

  private Map<String, String> attributes(Node norm, boolean measured) {
    BatchNormalization operation = (BatchNormalization) norm.operation();
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("eps", Double.toString(operation.epsilon()));
    attributes.put("momentum", Double.toString(operation.momentum()));
    attributes.put("use_global_stats", lowering.fixedStatistics() ? "True" : "False");
    attributes.put("output_mean_var", measured ? "True" : "False");
    attributes.put("fix_gamma", "False");
    return attributes;
  }

  private int gamma(Node norm) {
    boolean affine = ((BatchNormalization) norm.operation()).affine();
    int channels = norm.shape().channels();
    return scaled(norm, affine ? lowering.weight(norm, Weight.Role.GAMMA) : filled(channels, 1));
  }

  private int beta(Node norm) {
    boolean affine = ((BatchNormalization) norm.operation()).affine();
    return affine
        ? scaled(norm, lowering.weight(norm, Weight.Role.BETA))
        : filled(norm.shape().channels(), 0);
  }

  /** Times the mixing weight that is folded into this norm, if one is. */
  private int scaled(Node norm, int numbers) {
    return lowering
        .mixtures()
        .foldedInto(norm)
        .map(share -> new SymbolMixtures(lowering).scaled(numbers, share))
        .orElse(numbers);
  }

  private int filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return lowering.constant(List.of(count), values);
  }
}
