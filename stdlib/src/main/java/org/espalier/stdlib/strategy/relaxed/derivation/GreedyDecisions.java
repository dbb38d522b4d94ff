package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.espalier.stdlib.strategy.relaxed.ArchitectureParameters;
import org.espalier.stdlib.strategy.relaxed.Event;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.Quantity;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.SearchState;
import org.espalier.stdlib.strategy.relaxed.Trigger;

/**
 * At the end of some epochs, decides one edge of every cell by a criterion and drops its other
 * operations; edges of a node that has its inputs go to {@code none} (SGAS, Li et al., CVPR 2020,
 * arXiv 1912.00195, algorithm 1). It has to happen at the end of every epoch, as it also keeps the
 * probabilities of the epochs before; those of a decided edge stay what they were when it was
 * decided. Batches grow by what memory the dropped operations free.
 *
 * @param criterion which edge is next
 * @param due in which epochs there is a decision
 * @param inputs how many inputs a node keeps; at least 1, 2 in the paper
 * @param growth how many examples a step has more after each decision; at least 0, 8 in the paper
 */
public record GreedyDecisions(GreedyCriterion criterion, Trigger due, int inputs, int growth)
    implements Event {
  private static final String MEMORY = "greedy";

  /** Checks. */
  public GreedyDecisions {
    if (inputs < 1 || growth < 0) {
      throw new IllegalArgumentException(
          "greedyDecisions(inputs "
              + inputs
              + ", growth "
              + growth
              + "): a node keeps at least 1 input, and batches grow by at least 0.");
    }
  }

  @Override
  public void happen(SearchState state, Moment moment) {
    state.draw().points().forEach(scores -> remember(state, scores));
    if (due.fires(moment)) {
      boolean decided = false;
      for (List<ScoredEdge> cell : cells(state)) {
        decided |= decide(state, moment, cell);
      }
      if (decided && growth > 0) {
        int batch = state.search().batchSize();
        double size = state.number(Quantity.BATCH_SIZE, now -> batch);
        state.number(Quantity.BATCH_SIZE, size + growth);
      }
    }
  }

  /** Under a label of its own, as dropped options would take their past with them. */
  private static String past(String label) {
    return "past " + label;
  }

  private void remember(SearchState state, Scores scores) {
    ArchitectureParameters memory = state.memory(MEMORY);
    String label = past(scores.choice().label());
    double[] past = memory.labels().contains(label) ? memory.get(label) : new double[0];
    int size = whole(state, scores.choice().label()).size();
    boolean open = scores.choice().size() == size;
    double[] now =
        open
            ? scores.point().stream().mapToDouble(number -> number).toArray()
            : Arrays.copyOfRange(past, past.length - size, past.length);
    int kept = Math.min(past.length, criterion.window() * size);
    double[] longer = Arrays.copyOfRange(past, past.length - kept, past.length + size);
    System.arraycopy(now, 0, longer, kept, size);
    memory.set(label, longer);
  }

  private static RelaxedChoice whole(SearchState state, String label) {
    return state.supernet().choices().stream()
        .filter(choice -> choice.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** What was remembered of a choice, epoch by epoch. */
  private static List<Scores> history(SearchState state, String label) {
    var choice = whole(state, label);
    double[] past = state.memory(MEMORY).get(past(label));
    return IntStream.range(0, past.length / choice.size())
        .mapToObj(
            epoch ->
                new Scores(
                    choice,
                    IntStream.range(0, choice.size())
                        .mapToObj(option -> past[epoch * choice.size() + option])
                        .toList()))
        .toList();
  }

  private static List<List<ScoredEdge>> cells(SearchState state) {
    List<Scores> now =
        state.parameters().choices().stream()
            .map(choice -> history(state, choice.label()))
            .map(history -> history.get(history.size() - 1))
            .toList();
    return ScoredEdge.all(now).values().stream()
        .map(nodes -> nodes.values().stream().flatMap(List::stream).toList())
        .toList();
  }

  private boolean decide(SearchState state, Moment moment, List<ScoredEdge> cell) {
    Set<String> open = new LinkedHashSet<>();
    for (ScoredEdge edge : cell) {
      if (state.parameters().choice(label(edge)).size() > 1) {
        open.add(label(edge));
      }
    }
    var next = criterion.next(moment.epoch(), epochs(state, cell), open);
    next.ifPresent(
        decision -> {
          keep(state, decision.label(), decision.option());
          prune(state, cell);
        });
    return next.isPresent();
  }

  private static List<List<Scores>> epochs(SearchState state, List<ScoredEdge> cell) {
    List<List<Scores>> edges = cell.stream().map(edge -> history(state, label(edge))).toList();
    List<List<Scores>> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < edges.get(0).size(); epoch++) {
      int which = epoch;
      epochs.add(edges.stream().map(history -> history.get(which)).toList());
    }
    return epochs;
  }

  private void prune(SearchState state, List<ScoredEdge> cell) {
    Map<Integer, List<ScoredEdge>> nodes = new TreeMap<>();
    cell.forEach(edge -> nodes.computeIfAbsent(edge.node(), node -> new ArrayList<>()).add(edge));
    for (List<ScoredEdge> edges : nodes.values()) {
      long reads = edges.stream().filter(edge -> isDecided(state, label(edge))).count();
      if (reads == inputs) {
        edges.stream()
            .map(GreedyDecisions::label)
            .filter(label -> state.parameters().choice(label).size() > 1)
            .forEach(label -> keep(state, label, ScoredEdge.NONE));
      }
    }
  }

  private static boolean isDecided(SearchState state, String label) {
    List<String> left = state.parameters().choice(label).options();
    return left.size() == 1 && !left.get(0).equals(ScoredEdge.NONE);
  }

  private static void keep(SearchState state, String label, String option) {
    state.keep(label, Set.of(option));
    state.note(label + " takes " + option);
  }

  private static String label(ScoredEdge edge) {
    return edge.scores().choice().label();
  }

  @Override
  public String toString() {
    return "greedyDecisions("
        + (criterion.stability() ? "criterion 2" : "criterion 1")
        + ", "
        + due
        + ", "
        + inputs
        + " inputs, batches grow by "
        + growth
        + ")";
  }
}
