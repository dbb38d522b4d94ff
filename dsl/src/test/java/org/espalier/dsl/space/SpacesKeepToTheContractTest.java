package org.espalier.dsl.space;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import org.espalier.dsl.architecture.SearchSpaceConformance;
import org.junit.jupiter.api.Nested;

class SpacesKeepToTheContractTest {
  @Nested
  class SharedStages extends SearchSpaceConformance {
    SharedStages() {
      super(
          network(image(3, 32, 32))
              .stem(conv(3, 8).stride(2).activation(RELU6))
              .stage(stage().mbconv(kernel(3, 5, 7), expand(3, 6)).channels(16).repeat(1, 2, 3))
              .stage(
                  stage()
                      .mbconv(kernel(3, 5), expand(1, 6))
                      .channels(24)
                      .stride(2)
                      .squeezeExcite(0.25))
              .head(64)
              .classes(10));
    }
  }

  @Nested
  class StagesOfFreeLayers extends SearchSpaceConformance {
    StagesOfFreeLayers() {
      super(
          network(image(3, 32, 32))
              .stem(conv(3, 8))
              .stage(stage().mbconv(kernel(3, 5), expand(3, 6)).channels(16).each(2, 4))
              .stage(stage().choose(ops(SKIP, CONV_3X3, MAX_POOL_3X3)).channels(16).each(2))
              .classes(10));
    }
  }

  @Nested
  class TwoCells extends SearchSpaceConformance {
    TwoCells() {
      super(
          network(image(1, 16, 16))
              .stem(conv(3, 4))
              .repeat(2, cell("first").edge(ops(SKIP, SEP_CONV_3X3, DIL_CONV_5X5)))
              .reduce()
              .repeat(2, cell("second").nodes(3).edge(ops(NONE, SKIP, CONV_5X5)))
              .classes(5));
    }
  }
}
