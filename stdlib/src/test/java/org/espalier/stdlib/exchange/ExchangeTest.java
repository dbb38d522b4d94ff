package org.espalier.stdlib.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.image;
import static org.espalier.dsl.Language.seed;
import static org.espalier.dsl.Spaces.*;

import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private static Graph read(String json) {
    return NetConfiguration.read(json, image(3, 224, 224)).architecture().network();
  }

  private static void comesBack(Graph network) {
    Graph back = read(ConfigurationText.write(network));
    assertThat(back.parameters()).isEqualTo(network.parameters());
    assertThat(back.macs()).isEqualTo(network.macs());
    // Layers that were left out are not there again; all else is.
    assertThat(ConfigurationText.write(read(ConfigurationText.write(back))))
        .isEqualTo(ConfigurationText.write(back));
  }

  @Test
  void theMobileNetworkOfProxylessNasIsWrittenAndRead() {
    Graph network = proxylessNas().parse("206640225222322255445").network();
    assertThat(network.parameters()).isEqualTo(4_080_512);
    assertThat(ConfigurationText.write(network))
        .contains("\"ZeroLayer\"")
        .contains("\"feature_mix_layer\"");
    comesBack(network);
  }

  @Test
  void networksOfOnceForAllAreWrittenAndRead() {
    for (int i = 0; i < 5; i++) {
      Graph network = onceForAll().sample(seed(i)).network();
      assertThat(ConfigurationText.write(network)).contains("MobileNetV3");
      comesBack(network);
    }
  }

  @Test
  void theFirstFilesOfProxylessNasAreReadToo() {
    Graph network =
        read(
            """
            {"name": "ProxylessNASNets", "bn": {"momentum": 0.1, "eps": 0.001},
             "first_conv": {"name": "ConvLayer", "kernel_size": 3, "stride": 2,
               "in_channels": 3, "out_channels": 8, "act_func": "relu6"},
             "feature_mix_layer": {"name": "ConvLayer", "kernel_size": 1, "stride": 1,
               "in_channels": 8, "out_channels": 16, "act_func": "relu6"},
             "classifier": {"name": "LinearLayer", "in_features": 16, "out_features": 10},
             "blocks": [
              {"name": "MobileInvertedResidualBlock",
               "mobile_inverted_conv": {"name": "MBInvertedConvLayer", "in_channels": 8,
                 "out_channels": 8, "kernel_size": 3, "stride": 1, "expand_ratio": 1},
               "shortcut": null},
              {"name": "MobileInvertedResidualBlock",
               "mobile_inverted_conv": {"name": "MBInvertedConvLayer", "in_channels": 8,
                 "out_channels": 8, "kernel_size": 5, "stride": 1, "expand_ratio": 3},
               "shortcut": {"name": "IdentityLayer", "in_channels": 8, "out_channels": 8}}]}
            """);
    assertThat(network.nodes().stream().filter(node -> node.name().endsWith("/residual")))
        .hasSize(1);
    // Stem, two blocks, head, classifier.
    long stem = 27 * 8 + 16;
    long narrow = 9 * 8 + 16 + 64 + 16;
    long wide = 8 * 24 + 48 + 25 * 24 + 48 + 24 * 8 + 16;
    assertThat(network.parameters()).isEqualTo(stem + narrow + wide + 8 * 16 + 32 + 16 * 10 + 10);
  }

  @Test
  void theShortFormNamesASubnetwork() {
    SearchSpace space = onceForAll();
    Architecture largest = SubnetSettings.read(space, "{\"ks\": 7, \"e\": 6, \"d\": 4}");
    assertThat(largest)
        .isEqualTo(space.architecture(space.size().subtract(java.math.BigInteger.ONE)));
    for (int i = 0; i < 20; i++) {
      Architecture any = space.sample(seed(i));
      assertThat(SubnetSettings.read(space, SubnetSettings.write(any))).isEqualTo(any);
      Architecture resized = onceForAllResolutions().sample(seed(i));
      assertThat(SubnetSettings.read(onceForAllResolutions(), SubnetSettings.write(resized)))
          .isEqualTo(resized);
    }
    assertThat(SubnetSettings.write(largest)).endsWith("\"d\":[4,4,4,4,4]}");
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    assertThatThrownBy(() -> SubnetSettings.read(onceForAll(), "{\"ks\": 4, \"e\": 6, \"d\": 4}"))
        .hasMessageContaining("'ks' says 4 at place 0")
        .hasMessageContaining("'stage.2/layer.1/kernel' has the choices [3, 5, 7]");
    assertThatThrownBy(() -> SubnetSettings.read(onceForAll(), "{\"ks\": [3], \"e\": 6, \"d\": 4}"))
        .hasMessageContaining("'ks' must be 20 numbers, but has 1");
    assertThatThrownBy(() -> SubnetSettings.read(onceForAll(), "{\"ks\": 3, \"d\": 4}"))
        .hasMessageContaining("needs the field 'e', but has [ks, d]");
    assertThatThrownBy(() -> SubnetSettings.read(nasBenchMacro(), "{}"))
        .hasMessageContaining("such as onceForAll()");
    assertThatThrownBy(() -> read("{\"first_conv\": ")).hasMessageContaining("This is no JSON");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("needs the field 'first_conv'");
    String written = ConfigurationText.write(onceForAll().sample(seed(1)).network());
    assertThatThrownBy(() -> read(written.replace("h_swish", "mish")))
        .hasMessageContaining("'first_conv.act_func' is \"mish\", but it is one of [h_swish,");
    assertThatThrownBy(() -> read(written.replace("\"in_channels\": 16", "\"in_channels\": 17")))
        .hasMessageContaining("'blocks[0].conv.in_channels' is 17, but the layer before yields 16");
    assertThatThrownBy(() -> ConfigurationText.write(nasBench201().sample(seed(1)).network()))
        .hasMessageContaining("but this network has no");
  }
}
