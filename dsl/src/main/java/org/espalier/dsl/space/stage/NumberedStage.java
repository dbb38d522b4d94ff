package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;

/**
 * A stage at its place in a network. Decisions with a single option are not asked.
 *
 * @param number which of the network's stages this is, from 1
 * @param stage the stage
 */
public record NumberedStage(int number, Stage stage) implements Part, Scalable {
  /** Checks. */
  public NumberedStage {
    stage.complete();
  }

  @Override
  public List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>(stage.count().decisions(place() + "/repeat"));
    decisions.addAll(asked(1, stage.step().decisions(place() + "/stride")));
    if (!stage.forEach()) {
      // The first layer's and the others' differ where only the first changes the shape.
      decisions.addAll(asked(1, layer(place(), true)));
      decisions.addAll(most() > 1 ? asked(1, layer(place(), false)) : List.of());
      return decisions;
    }
    for (int layer = 1; layer <= most(); layer++) {
      decisions.addAll(asked(layer, layer(at(layer), layer == 1)));
    }
    return decisions;
  }

  /** Decisions of a layer, asked only where the stage is deep enough to have it. */
  private List<Decision> asked(int layer, List<Decision> decisions) {
    if (layer <= least()) {
      return decisions;
    }
    Condition condition = deepEnough(layer);
    return decisions.stream()
        .map(
            decision ->
                decision.condition() == null && decision.label().startsWith(at(layer))
                    ? decision.when(condition)
                    : decision)
        .toList();
  }

  private List<Decision> layer(String at, boolean first) {
    List<Decision> decisions =
        new ArrayList<>(stage.blocks().decisions(at, stage.settings(), first));
    decisions.addAll(stage.width().decisions(at + "/channels"));
    return decisions;
  }

  private Collection<Double> counts() {
    return stage.count().values().values();
  }

  private int most() {
    return Collections.max(counts()).intValue();
  }

  private int least() {
    return Collections.min(counts()).intValue();
  }

  private Condition deepEnough(int layer) {
    Decision asked = stage.count().decisions(place() + "/repeat").get(0);
    Set<Integer> options = new TreeSet<>();
    for (int option = 0; option < asked.domain().size(); option++) {
      int chosen = option;
      if (stage.count().whole(label -> chosen, "") >= layer) {
        options.add(option);
      }
    }
    return new Condition(asked.label(), options);
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    int count = stage.count().whole(choices, place() + "/repeat");
    int stride = stage.step().whole(choices, place() + "/stride");
    Flow last = flow;
    for (int number = 1; number <= count; number++) {
      boolean first = number == 1;
      String at = at(number);
      int channels = stage.width().whole(choices, at + "/channels");
      GraphBuilder place = graph.within(place()).within("layer." + number);
      Site site = new Site(place, last.last(), channels, first ? stride : 1);
      Node built = stage.blocks().build(new Layer(site, stage.settings(), choices, at), first);
      last = last.then(built);
    }
    return last;
  }

  @Override
  public Part scaled(Scaling scaling) {
    return new NumberedStage(number, stage.scaled(scaling));
  }

  private String place() {
    return "stage." + number;
  }

  /** What the labels of a layer's decisions begin with. */
  private String at(int layer) {
    return stage.forEach() ? place() + "/layer." + layer : place();
  }

  @Override
  public String text() {
    return ".stage(" + stage + ")";
  }
}
