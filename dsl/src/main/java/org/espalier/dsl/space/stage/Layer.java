package org.espalier.dsl.space.stage;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/**
 * One layer of a stage while it is built.
 *
 * @param site where
 * @param settings what the stage says of its blocks
 * @param choices what was chosen
 * @param at what the labels of the layer's decisions begin with
 */
public record Layer(Site site, BlockSettings settings, Choices choices, String at) {
  /** A block whose numbers are all fixed, at a place of its own. */
  static Layer of(Site site, BlockSettings settings) {
    return new Layer(site, settings, label -> 0, "");
  }

  /** The label of the decision which of several kinds of blocks a layer is. */
  static String kind(String at) {
    return at + "/block";
  }

  /** That decision. */
  static <K> Decision kind(String at, List<K> kinds, Function<K, String> name) {
    return Decision.of(kind(at), new Domain(kinds.stream().map(name).toList()));
  }

  /** The kind that was chosen, built under its name. */
  <K> Node oneOf(List<K> kinds, Function<K, String> name, BiFunction<Layer, K, Node> build) {
    return choices.choose(
        kind(at),
        kinds.size(),
        option -> {
          K kind = kinds.get(option);
          return build.apply(within(name.apply(kind)), kind);
        });
  }

  /** The number chosen for the end of a label. */
  double of(String end, Amount amount) {
    return amount.of(choices, at + "/" + end);
  }

  /** Likewise, whole. */
  int whole(String end, Amount amount) {
    return amount.whole(choices, at + "/" + end);
  }

  /** The same layer from another node on. */
  Layer from(Node node) {
    return new Layer(site.from(node), settings, choices, at);
  }

  /** The same layer with names of its own. */
  Layer within(String part) {
    return new Layer(site.within(part), settings, choices, at);
  }

  /** The window of a kernel at this layer's stride. */
  Window window(int kernel) {
    return settings.window(kernel, site.stride(), site.input().shape());
  }

  /** A convolution with the bits that were chosen for it, then a batch norm. */
  Node normed(String part, Convolution convolution) {
    return normed(part, part, convolution);
  }

  /**
   * Likewise.
   *
   * @param bitsOf the part whose bits it has
   */
  Node normed(String part, String bitsOf, Convolution convolution) {
    return site.within(part)
        .chain(List.of(quantized(bitsOf, convolution), BatchNormalization.standard()));
  }

  /** A convolution, a batch norm and an activation. */
  Node activated(String part, Convolution convolution, Activation.Kind activation) {
    return site.within(part)
        .chain(
            List.of(
                quantized(part, convolution),
                BatchNormalization.standard(),
                new Activation(activation)));
  }

  private Operation quantized(String part, Convolution convolution) {
    int weights = whole(part + "/weight-bits", settings.bits().weights());
    int activations = whole(part + "/activation-bits", settings.bits().activations());
    boolean full = Math.min(weights, activations) == Quantized.FULL_PRECISION;
    return full ? convolution : new Quantized(convolution, weights, activations);
  }

  /** A convolution with the bits that were chosen for the layer's only one. */
  Operation bits(Convolution convolution) {
    return quantized("convolution", convolution);
  }

  /**
   * The site's input, gated where a ratio of squeeze-and-excitation was chosen.
   *
   * @param blockInput the block's input channels
   */
  Node squeezed(int blockInput) {
    SqueezeExcite squeeze = settings.squeeze();
    double ratio = of("squeeze", squeeze.ratio());
    return ratio == 0
        ? site.input()
        : squeeze.build(site.within("squeeze"), ratio, blockInput, settings.activation());
  }

  /**
   * A block's output and what goes past it, where the shape stays or a projection is wanted.
   *
   * @param otherwise what goes past where the stage does not say
   */
  Node joined(Node output, Shortcut otherwise) {
    Shortcut wanted = shortcut(otherwise);
    if (!site.keepsShape() && wanted != Shortcut.PROJECTED) {
      return output;
    }
    return switch (wanted) {
      case NOTHING -> output;
      case RESIDUAL -> site.graph().add("residual", new Addition(), site.input(), output);
      case POOLED -> {
        Node pooled = site.add("shortcut/pool", Pooling.average(3, 1));
        yield site.graph().add("residual", new Addition(), pooled, output);
      }
      case PROJECTED -> site.graph().add("residual", new Addition(), projected(), output);
    };
  }

  private Node projected() {
    Site past = site.within("shortcut");
    Shape input = site.input().shape();
    int step = site.stride();
    Node small = site.input();
    if (step > 1) {
      Window squares = Window.tensorFlowSame(step, step, input);
      small = past.add("pool", new Pooling(Pooling.Kind.AVERAGE, squares, false));
    }
    return input.channels() == site.channels()
        ? small
        : past.from(small).add("convolution", Convolution.same(site.channels(), 1, 1));
  }

  private Shortcut shortcut(Shortcut otherwise) {
    List<Shortcut> shortcuts = settings.shortcuts();
    if (shortcuts.size() > 1) {
      return shortcuts.get(choices.of(at + "/shortcut"));
    }
    return shortcuts.isEmpty() ? otherwise : shortcuts.get(0);
  }
}
