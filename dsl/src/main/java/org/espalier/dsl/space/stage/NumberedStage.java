package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Options;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;

/**
 * A stage at its place in a network. Decisions with a single option are not asked.
 *
 * @param number which of the network's stages this is, from 1
 * @param stage the stage
 */
public record NumberedStage(int number, Stage stage) implements Part {
  /** Checks. */
  public NumberedStage {
    stage.complete();
  }

  @Override
  public List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>();
    if (stage.counts().size() > 1) {
      decisions.add(Decision.of(place() + "/repeat", Options.domain(stage.counts())));
    }
    int layers = stage.forEach() ? Collections.max(stage.counts()) : 1;
    for (int layer = 1; layer <= layers; layer++) {
      String at = at(layer);
      boolean sometimes = layer > Collections.min(stage.counts());
      Condition condition =
          sometimes ? new Condition(place() + "/repeat", deepEnough(layer)) : null;
      stage
          .blocks()
          .choices()
          .forEach(
              (end, domain) -> {
                if (domain.size() > 1) {
                  decisions.add(new Decision(at + "/" + end, domain, condition));
                }
              });
    }
    return decisions;
  }

  private Set<Integer> deepEnough(int layer) {
    Set<Integer> options = new TreeSet<>();
    for (int option = 0; option < stage.counts().size(); option++) {
      if (stage.counts().get(option) >= layer) {
        options.add(option);
      }
    }
    return options;
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    List<Integer> counts = stage.counts();
    int count = counts.get(counts.size() > 1 ? choices.of(place() + "/repeat") : 0);
    Flow last = flow;
    for (int layer = 1; layer <= count; layer++) {
      GraphBuilder place = graph.within(place()).within("layer." + layer);
      Site site = new Site(place, last.last(), stage.width(), layer == 1 ? stage.step() : 1);
      last = last.then(stage.blocks().build(site, stage, chosen(at(layer), choices)));
    }
    return last;
  }

  private ToIntFunction<String> chosen(String at, Choices choices) {
    return end -> asksFor(end) ? choices.of(at + "/" + end) : 0;
  }

  private boolean asksFor(String end) {
    return stage.blocks().choices().entrySet().stream()
        .anyMatch(choice -> choice.getKey().equals(end) && choice.getValue().size() > 1);
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
