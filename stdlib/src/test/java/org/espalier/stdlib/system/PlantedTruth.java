package org.espalier.stdlib.system;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.cell.Genotype;
import org.espalier.stdlib.strategy.relaxed.FormulaSupernet;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;

/**
 * On every edge of a space's supernet operations with orthogonal outputs, {@code none} among them
 * without any, and one of them planted as an architecture has it:
 *
 * <pre>
 *   L = 1/2 sum_edges sum_{k != none} (c_k - t_k)^2,    c_k = b w_k h_k,    t_k = [k planted] + noise
 * </pre>
 *
 * <p>with one weight for each operation, that begins at 1. Where edges of a node are weighed, b is
 * an edge's share times the number of edges, else 1; an auxiliary skip adds its own weight to the
 * output of {@code skip_connect}. Four operations of equal weights and no noise: 0.34375 an edge.
 */
final class PlantedTruth implements FormulaSupernet.Losses {
  private static final Pattern EDGE = Pattern.compile("(\\w+)/edge\\.(\\d+)-(\\d+)");
  private static final String AUXILIARY = "auxiliary_skip";
  private static final double DEVIATION = 0.1;

  private final List<RelaxedChoice> choices;
  private final Map<String, String> planted;
  private final Map<Part, Long> labels;
  private final int[] first;

  /**
   * @param planted the operation of each edge; nothing for one whose targets are noise alone
   * @param labels what the noise of a part's targets comes from; none has none
   */
  PlantedTruth(List<RelaxedChoice> choices, Map<String, String> planted, Map<Part, Long> labels) {
    this.choices = List.copyOf(choices);
    this.planted = Map.copyOf(planted);
    this.labels = Map.copyOf(labels);
    this.first = new int[choices.size() + 1];
    for (int i = 0; i < choices.size(); i++) {
      first[i + 1] = first[i] + choices.get(i).size();
    }
  }

  /** All weights, at 1. */
  double[] weights() {
    double[] ones = new double[first[choices.size()]];
    Arrays.fill(ones, 1);
    return ones;
  }

  static boolean isEdge(RelaxedChoice choice) {
    return !choice.label().endsWith("/edges") && !choice.label().equals(AUXILIARY);
  }

  /** The operation of each edge in an architecture; none on those that its cells do not keep. */
  static Map<String, String> of(Architecture architecture, List<RelaxedChoice> choices) {
    Map<String, String> planted = new HashMap<>();
    boolean decided =
        architecture.space().decisions().all().stream()
            .anyMatch(decision -> decision.label().equals(choices.get(0).label()));
    if (architecture.toString().contains("(recurrent=")) {
      return recurrent(architecture.toString(), choices);
    }
    Genotype cells = decided ? null : Genotype.parse(architecture.toString());
    for (RelaxedChoice choice : choices.stream().filter(PlantedTruth::isEdge).toList()) {
      Matcher edge = EDGE.matcher(choice.label());
      if (cells == null) {
        planted.put(choice.label(), choice.options().get(architecture.choice(choice.label())));
      } else if (edge.matches()) {
        int from = Integer.parseInt(edge.group(2));
        planted.put(
            choice.label(),
            cells.cell(edge.group(1)).nodes().get(Integer.parseInt(edge.group(3)) - 2).stream()
                .filter(kept -> kept.input() == from)
                .map(Genotype.Edge::operation)
                .findFirst()
                .orElse("none"));
      }
    }
    return planted;
  }

  /**
   * What an edge's outputs are multiplied by: the choice of its share, its place there, a factor.
   */
  private record Share(int choice, int place, int edges) {}

  /** Nodes begin at 1 and keep one state each. */
  private static Map<String, String> recurrent(String text, List<RelaxedChoice> choices) {
    Map<String, String> planted = new HashMap<>();
    choices.forEach(choice -> planted.put(choice.label(), "none"));
    Matcher kept = Pattern.compile("\\('(\\w+)', (\\d+)\\)").matcher(text);
    for (int node = 1; kept.find(); node++) {
      planted.put("recurrent/edge." + kept.group(2) + "-" + node, kept.group(1));
    }
    return planted;
  }

  private Share share(String label) {
    Matcher edge = EDGE.matcher(label);
    if (edge.matches()) {
      String node = edge.group(1) + "/node." + edge.group(3) + "/edges";
      int choice = place(node);
      if (choice >= 0) {
        List<String> options = choices.get(choice).options();
        return new Share(choice, options.indexOf(edge.group(2)), options.size());
      }
    }
    return new Share(-1, 0, 1);
  }

  private int place(String label) {
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).label().equals(label)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public FormulaSupernet.Slopes at(Minibatch batch, double[] w, double[][] h) {
    RandomGenerator noise =
        labels.containsKey(batch.part())
            ? new Seed(labels.getOrDefault(batch.part(), 0L))
                .split("noise", batch.variation()).stream("noise")
            : null;
    int auxiliary = place(AUXILIARY);
    double loss = 0;
    double[] byWeights = new double[w.length];
    double[][] byMixtures =
        Arrays.stream(h).map(some -> new double[some.length]).toArray(double[][]::new);
    for (int e = 0; e < h.length; e++) {
      RelaxedChoice choice = choices.get(e);
      if (isEdge(choice)) {
        Share share = share(choice.label());
        double b = share.choice() < 0 ? 1 : share.edges() * h[share.choice()][share.place()];
        for (int k = 0; k < choice.size(); k++) {
          String option = choice.options().get(k);
          boolean skips = auxiliary >= 0 && option.equals("skip_connect");
          double inner = w[first[e] + k] * h[e][k] + (skips ? h[auxiliary][1] : 0);
          double target = option.equals(planted.get(choice.label())) ? 1 : 0;
          double residual =
              b * inner - target - (noise == null ? 0 : DEVIATION * noise.nextGaussian());
          if (!option.equals("none")) {
            loss += residual * residual / 2;
            byWeights[first[e] + k] = residual * b * h[e][k];
            byMixtures[e][k] = residual * b * w[first[e] + k];
            if (share.choice() >= 0) {
              byMixtures[share.choice()][share.place()] += residual * share.edges() * inner;
            }
            if (skips) {
              byMixtures[auxiliary][1] += residual * b;
            }
          }
        }
      }
    }
    return new FormulaSupernet.Slopes(loss, byWeights, byMixtures);
  }
}
