package org.espalier.stdlib.exchange;

import static org.espalier.dsl.Language.dense;
import static org.espalier.dsl.Operations.squeeze;

import java.util.Map;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.Dense;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Stem;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.stage.Expansion;
import org.espalier.dsl.space.stage.Kernel;
import org.espalier.dsl.space.stage.Shortcut;
import org.espalier.dsl.space.stage.SqueezeExcite;
import org.espalier.dsl.space.stage.Stage;

/**
 * Reads the {@code net.config} files of ProxylessNAS (Cai, Zhu and Han, ICLR 2019) and once-for-all
 * (Cai et al., ICLR 2020): networks of {@code ProxylessNASNets} and {@code MobileNetV3}, layer by
 * layer. {@link ConfigurationText} writes them.
 */
public final class NetConfiguration {
  private static final Map<String, Activation.Kind> ACTIVATIONS =
      Map.of(
          "relu", Activation.Kind.RELU,
          "relu6", Activation.Kind.RELU6,
          "h_swish", Activation.Kind.HARD_SWISH,
          "swish", Activation.Kind.SWISH,
          "sigmoid", Activation.Kind.SIGMOID,
          "tanh", Activation.Kind.TANH);

  private NetConfiguration() {}

  /**
   * The network of a configuration: a space of one architecture.
   *
   * @param image what is fed
   * @throws IllegalArgumentException where the text goes wrong, with the place
   */
  public static SearchSpace read(String json, Shape image) {
    Fields fields = Fields.parse(json);
    Network network = Network.of(image).stem(stem(fields.object("first_conv"), image));
    int channels = fields.object("first_conv").whole("out_channels");
    for (Fields block : fields.objects("blocks")) {
      Fields layer = block.object(block.oneOf("conv", "mobile_inverted_conv"));
      String kind = layer.word("name").orElse("MBConvLayer");
      if (kind.equals("ZeroLayer")) {
        requireShortcut(block);
        continue;
      }
      if (layer.whole("in_channels") != channels) {
        throw layer.refused("in_channels", "the layer before yields " + channels + " channels");
      }
      channels = layer.whole("out_channels");
      network = network.stage(stage(block, layer));
    }
    return end(network, fields).classes(fields.object("classifier").whole("out_features"));
  }

  private static void requireShortcut(Fields block) {
    if (!block.has("shortcut")) {
      throw new IllegalArgumentException(
          "'" + block.place() + "' is a ZeroLayer without a shortcut: nothing would come out.");
    }
  }

  private static Stem stem(Fields layer, Shape image) {
    if (layer.has("in_channels") && layer.whole("in_channels") != image.channels()) {
      throw layer.refused("in_channels", "the image has " + image.channels() + " channels");
    }
    return Stem.of(layer.whole("kernel_size"), Amount.of(layer.whole("out_channels")))
        .stride(layer.whole("stride"))
        .activation(activation(layer, Activation.Kind.RELU6));
  }

  private static Stage stage(Fields block, Fields layer) {
    if (layer.has("groups") && layer.whole("groups") != 1) {
      throw layer.refused("groups", "only depthwise blocks of one group are read");
    }
    Expansion expansion =
        layer.has("mid_channels")
            ? Expansion.to(Amount.of(layer.whole("mid_channels")))
            : Expansion.of(layer.number("expand_ratio"));
    Stage stage =
        Stage.empty()
            .mbconv(Kernel.of(layer.whole("kernel_size")), expansion)
            .channels(layer.whole("out_channels"))
            .stride(layer.whole("stride"))
            .activation(activation(layer, Activation.Kind.RELU6));
    boolean keeps =
        layer.whole("stride") == 1 && layer.whole("in_channels") == layer.whole("out_channels");
    if (block.has("shortcut") && !keeps) {
      throw block.refused("shortcut", "the layer beside it changes the shape");
    }
    Stage gated = layer.flag("use_se") ? stage.squeezeExcite(hard()) : stage;
    return keeps && !block.has("shortcut") ? gated.shortcut(Shortcut.NOTHING) : gated;
  }

  /** The squeeze-and-excitation of once-for-all networks. */
  private static SqueezeExcite hard() {
    return squeeze(0.25)
        .ofExpanded()
        .roundedTo(8)
        .activation(Activation.Kind.RELU)
        .gate(Activation.Kind.HARD_SIGMOID);
  }

  private static Network end(Network network, Fields fields) {
    if (!fields.has("final_expand_layer")) {
      return fields.has("feature_mix_layer")
          ? head(network, fields.object("feature_mix_layer"))
          : network;
    }
    Fields mix = fields.object("feature_mix_layer");
    Dense dense = dense(mix.whole("out_channels"), activation(mix, Activation.Kind.HARD_SWISH));
    return head(network, fields.object("final_expand_layer"))
        .dense(mix.flag("bias") ? dense : dense.unbiased());
  }

  private static Network head(Network network, Fields layer) {
    return network.head(layer.whole("out_channels"), activation(layer, Activation.Kind.RELU6));
  }

  private static Activation.Kind activation(Fields layer, Activation.Kind otherwise) {
    String name = layer.word("act_func").orElse("");
    if (name.isEmpty()) {
      return otherwise;
    }
    Activation.Kind kind = ACTIVATIONS.get(name);
    if (kind == null) {
      throw layer.refused(
          "act_func", "it is one of " + ACTIVATIONS.keySet().stream().sorted().toList());
    }
    return kind;
  }

  /** As these files write an activation. */
  static String name(Activation.Kind kind) {
    return ACTIVATIONS.entrySet().stream()
        .filter(entry -> entry.getValue() == kind)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "net.config files have no "
                        + kind.label()
                        + "; they have "
                        + ACTIVATIONS
                        + "."));
  }
}
