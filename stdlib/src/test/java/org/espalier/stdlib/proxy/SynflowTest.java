package org.espalier.stdlib.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;
import org.junit.jupiter.api.Test;

class SynflowTest {
  @Test
  void flowIsConservedInEveryLayer() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(2));
    Node hidden = builder.add("first", new Linear(2, false), x);
    Node positive = builder.add("relu", new Activation(Activation.Kind.RELU), hidden);
    Graph graph = builder.build(builder.add("second", new Linear(1, false), positive));
    ProxyImages images = ProxyImages.noise(Shape.of(2), 1, 2, new Seed(1));
    try (Prober prober = Prober.open(EngineChoice.mxnet(), images, new Seed(1));
        Probe probe = prober.probe(graph)) {
      Weights weights = Weights.of(Start.ABSOLUTE, Mode.EVALUATION);
      probe.store(weights);
      new Synflow().score(probe);
      probe.store(weights).set("first/weight", 1, 2, 3, 4);
      probe.store(weights).set("second/weight", 1, 1);
      ProxyScore score = new Synflow().score(probe);
      assertThat(score.value()).isCloseTo(Math.log(20), within(1e-6));
      assertThat(score.signal("log_flow")).isCloseTo(Math.log(10), within(1e-6));
    }
  }
}
