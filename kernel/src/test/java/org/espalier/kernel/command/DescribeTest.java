package org.espalier.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.espalier.dsl.published.Catalogue;
import org.espalier.dsl.published.DartsSpaces;
import org.espalier.dsl.published.PublishedSpace;
import org.espalier.stdlib.engine.Rewrites;
import org.junit.jupiter.api.Test;

class DescribeTest {
  private static Map<String, Object> described(String space, String architecture) {
    DescribedSpace known = DescribedSpaces.of(space);
    return Descriptions.of(known, known.reader().apply(architecture, known.sizes()));
  }

  @Test
  void everyPublishedSpaceIsKnownByItsName() {
    for (PublishedSpace published : Catalogue.all()) {
      assertThat(DescribedSpaces.of(published.name()).title()).isEqualTo(published.title());
      assertThat(Descriptions.table()).contains(published.name(), published.title());
    }
    assertThatThrownBy(() -> DescribedSpaces.of("datrs"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("Did you mean `darts`?");
  }

  @Test
  void aGenotypeHasThePublishedCosts() {
    assertThat(described("darts", DartsSpaces.DARTS.example()))
        .containsEntry("parameters", 3349342L)
        .containsEntry("macs", 528359040L)
        .containsKeys("depth", "receptive_field", "activation_memory");
  }

  @Test
  void cellsOutsideASpaceAreDescribedAsGenotype() {
    String cells = "Genotype(normal=[('conv_7x1_1x7', 0), ('none', 1)], normal_concat=[2])";
    assertThat(described("genotype", cells).get("parameters")).isNotNull().isNotEqualTo(0L);
    assertThatThrownBy(() -> described("darts", cells))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blocksAndStructuresAreTextsOfWholeNetworks() {
    for (String name : new String[] {"mbconv", "zen", "genotype"}) {
      DescribedSpace text = DescribedSpaces.of(name);
      assertThat(described(name, text.example()).get("macs")).as(name).isNotNull().isNotEqualTo(0L);
    }
  }

  @Test
  void aSpaceIsDescribedWithItsSizeAndFromWhereToWhereItCosts() {
    DescribedSpace known = DescribedSpaces.of("nb201");
    String text = Descriptions.text(Descriptions.of(known, known.published().get().space()));
    assertThat(text)
        .contains("architectures  15,625", "73,306 .. 1,531,546", "Dong and Yang", "example");
  }

  @Test
  void rewritesAreATableOfAllRules() {
    DescribedSpace known = DescribedSpaces.of("darts");
    Rewrites rewrites =
        Rewrites.of(
            known.published().orElseThrow().space(known.sizes().channels(4).layers(3)).supernet());
    assertThat(DescribedRewrites.text(rewrites))
        .startsWith("compiled: ")
        .contains("FoldMixingWeights", "268", "FoldScalings", "what it does", "(compiled form)");
    assertThat(DescribedRewrites.facts(rewrites))
        .containsKeys("nodes", "operators")
        .extractingByKey("rules")
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .hasSize(rewrites.rules().size());
  }
}
