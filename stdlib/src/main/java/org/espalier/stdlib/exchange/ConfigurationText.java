package org.espalier.stdlib.exchange;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Linear;

/**
 * Writes the {@code net.config} of a network made of a stem, MBConv blocks, a head and perhaps a
 * dense layer: what {@link NetConfiguration} reads.
 */
public final class ConfigurationText {
  private static final String SPATIAL = "/spatial/depthwise";

  private final Graph network;
  private final Map<String, Node> byName = new LinkedHashMap<>();

  private ConfigurationText(Graph network) {
    this.network = network;
    network.nodes().forEach(node -> byName.put(node.name(), node));
  }

  /**
   * Writes.
   *
   * @throws IllegalArgumentException when the network has layers that these files cannot tell
   */
  public static String write(Graph network) {
    return new GsonBuilder()
        .serializeNulls()
        .setPrettyPrinting()
        .create()
        .toJson(new ConfigurationText(network).whole());
  }

  private JsonObject whole() {
    boolean dense = byName.containsKey("dense/linear");
    JsonObject json = new JsonObject();
    json.addProperty("name", dense ? "MobileNetV3" : "ProxylessNASNets");
    json.add("first_conv", convolution("stem"));
    JsonArray blocks = new JsonArray();
    for (Node node : network.nodes()) {
      if (node.name().endsWith(SPATIAL)) {
        blocks.add(block(node.name().substring(0, node.name().length() - SPATIAL.length()), node));
      } else if (node.name().endsWith("/skip_connect/identity")) {
        blocks.add(skipped(node));
      }
    }
    json.add("blocks", blocks);
    if (dense) {
      json.add("final_expand_layer", convolution("head"));
      json.add("feature_mix_layer", mixing());
    } else {
      json.add("feature_mix_layer", convolution("head"));
    }
    json.add("classifier", classifier());
    return json;
  }

  private Node node(String name) {
    Node node = byName.get(name);
    if (node == null) {
      throw new IllegalArgumentException(
          "A net.config tells a stem, MBConv blocks, a head and a classifier, but this network has"
              + " no '"
              + name
              + "'.");
    }
    return node;
  }

  private int inputChannels(Node node) {
    return network.node(node.inputs().get(0)).shape().channels();
  }

  private JsonObject convolution(String place) {
    Node node = node(place + "/convolution");
    Convolution convolution = (Convolution) node.operation();
    JsonObject json = new JsonObject();
    json.addProperty("name", "ConvLayer");
    json.addProperty("kernel_size", convolution.window().kernelHeight());
    json.addProperty("stride", convolution.window().strideHeight());
    json.addProperty("in_channels", inputChannels(node));
    json.addProperty("out_channels", convolution.filters());
    json.addProperty("use_bn", true);
    json.addProperty("act_func", activation(place));
    return json;
  }

  private String activation(String place) {
    return NetConfiguration.name(((Activation) node(place + "/activation").operation()).kind());
  }

  private JsonObject block(String place, Node spatial) {
    Convolution depthwise = (Convolution) spatial.operation();
    Node project = node(place + "/project/convolution");
    Node expand = byName.get(place + "/expand/convolution");
    JsonObject layer = new JsonObject();
    layer.addProperty("name", "MBConvLayer");
    layer.addProperty("in_channels", inputChannels(expand == null ? spatial : expand));
    layer.addProperty("out_channels", project.shape().channels());
    layer.addProperty("kernel_size", depthwise.window().kernelHeight());
    layer.addProperty("stride", depthwise.window().strideHeight());
    layer.addProperty("mid_channels", depthwise.filters());
    layer.addProperty("act_func", activation(place + "/spatial"));
    layer.addProperty("use_se", byName.containsKey(place + "/squeeze/scale"));
    JsonObject json = new JsonObject();
    json.addProperty("name", "ResidualBlock");
    json.add("conv", layer);
    if (byName.containsKey(place + "/residual")) {
      json.add("shortcut", identity(project.shape().channels()));
    } else {
      json.add("shortcut", JsonNull.INSTANCE);
    }
    return json;
  }

  private static JsonObject skipped(Node node) {
    JsonObject zero = new JsonObject();
    zero.addProperty("name", "ZeroLayer");
    zero.addProperty("stride", 1);
    JsonObject json = new JsonObject();
    json.addProperty("name", "ResidualBlock");
    json.add("conv", zero);
    json.add("shortcut", identity(node.shape().channels()));
    return json;
  }

  private static JsonObject identity(int channels) {
    JsonObject json = new JsonObject();
    json.addProperty("name", "IdentityLayer");
    json.addProperty("in_channels", channels);
    json.addProperty("out_channels", channels);
    return json;
  }

  private JsonObject mixing() {
    Node node = node("dense/linear");
    Linear linear = (Linear) node.operation();
    JsonObject json = new JsonObject();
    json.addProperty("name", "ConvLayer");
    json.addProperty("kernel_size", 1);
    json.addProperty("stride", 1);
    json.addProperty("bias", linear.bias());
    json.addProperty("in_channels", inputChannels(node));
    json.addProperty("out_channels", linear.units());
    json.addProperty("use_bn", false);
    json.addProperty("act_func", activation("dense"));
    return json;
  }

  private JsonObject classifier() {
    Node node = node("classifier/linear");
    JsonObject json = new JsonObject();
    json.addProperty("name", "LinearLayer");
    json.addProperty("in_features", inputChannels(node));
    json.addProperty("out_features", ((Linear) node.operation()).units());
    json.addProperty("bias", true);
    return json;
  }
}
