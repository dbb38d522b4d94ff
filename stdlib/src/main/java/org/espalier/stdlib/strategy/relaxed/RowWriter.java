package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/** Makes a row of the trace of a state after an epoch. */
final class RowWriter {
  private static final String SKIP = "skip_connect";

  private final SearchState state;
  private final SearchSpace space;

  RowWriter(SearchState state, SearchSpace space) {
    this.state = state;
    this.space = space;
  }

  TraceRow row(
      Mixing mixed,
      Tally tally,
      Map<String, Double> terms,
      Map<String, Double> figures,
      double seconds) {
    Supernet supernet = state.supernet();
    List<Scores> points = points();
    Supernet.Judgement judgement = supernet.judge(expected(points));
    Architecture architecture =
        state.search().derivation().meanwhile().derive(space, points).architecture();
    Graph network = architecture.network();
    Map<String, Integer> active = new LinkedHashMap<>();
    mixed.active().forEach((label, options) -> active.put(label, options.size()));
    return new TraceRow(
        state.moment().epoch(),
        state.search().name(),
        state.numbers(),
        tally.mean("train"),
        tally.mean("architecture"),
        judgement.loss(),
        judgement.accuracy(),
        terms,
        state.parameters().fingerprint(),
        points,
        active,
        state.operationCalls(),
        tally.mean("weights"),
        tally.mean("parameters"),
        (int) architecture.values().values().stream().filter(SKIP::equals).count(),
        network.parameters(),
        network.macs(),
        architecture.toString(),
        state.drawn(),
        state.events(),
        figures,
        seconds);
  }

  /** The points of all options that there ever were; what was dropped has 0. */
  private List<Scores> points() {
    Map<String, double[]> points = state.search().relaxation().points(state.parameters());
    List<Scores> scores = new ArrayList<>();
    for (RelaxedChoice choice : state.choices()) {
      double[] point = points.get(choice.label());
      if (point != null) {
        List<String> left = state.parameters().choice(choice.label()).options();
        Double[] all = new Double[choice.size()];
        Arrays.fill(all, 0.0);
        for (int i = 0; i < point.length; i++) {
          all[choice.options().indexOf(left.get(i))] = point[i];
        }
        scores.add(new Scores(choice, Arrays.asList(all)));
      }
    }
    return scores;
  }

  /** What a supernet is judged with: the samplers' means, nothing drawn. */
  private Mixing expected(List<Scores> points) {
    Map<String, double[]> weights = new LinkedHashMap<>();
    for (RelaxedChoice choice : state.supernet().choices()) {
      GivenMixing given = state.search().given().get(choice.label());
      if (given != null) {
        weights.put(choice.label(), given.weights(state));
      }
    }
    points.forEach(scores -> weights.put(scores.choice().label(), mean(scores)));
    return Mixing.everything(weights);
  }

  /** The mean weights of the options that the supernet has. */
  private double[] mean(Scores scores) {
    double[] all =
        state
            .search()
            .sampler()
            .mean(scores.point().stream().mapToDouble(number -> number).toArray());
    List<String> options = scores.choice().options();
    return state.supernet().choices().stream()
        .filter(choice -> choice.label().equals(scores.choice().label()))
        .flatMap(choice -> choice.options().stream())
        .mapToDouble(option -> all[options.indexOf(option)])
        .toArray();
  }
}
