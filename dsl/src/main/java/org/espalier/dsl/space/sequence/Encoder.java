package org.espalier.dsl.space.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.ShapeException;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Options;
import org.espalier.dsl.space.part.Section;

/**
 * Layers each of which chooses a non-empty subset of attention, recurrence and convolution
 * (Udovichenko et al., 2024, arXiv 2401.03246, and its code). The chosen ones share the features
 * out among them, equal parts, the first ones larger where they do not divide; with attention among
 * them the layer chooses its heads, too. A layer is {@code y = x + branches(norm x)}, {@code y +
 * feed forward(norm y)}.
 *
 * @param name what its decisions' labels begin with
 * @param depths numbers of layers to choose from
 * @param branches what a layer chooses a subset of
 * @param heads numbers of heads to choose from
 * @param hidden how wide the feed-forward layer is
 * @param optional whether no layer at all is a choice
 */
public record Encoder(
    String name,
    List<Integer> depths,
    List<Branch> branches,
    List<Integer> heads,
    int hidden,
    boolean optional)
    implements Section {
  /** Copies and checks. */
  public Encoder {
    depths = Options.of("layers", depths);
    heads = Options.of("heads", heads);
    branches = List.copyOf(branches);
    if (branches.isEmpty()) {
      throw new IllegalArgumentException(
          "encoder().branches(): a layer chooses a non-empty subset, so there must be at least 1"
              + " branch, such as ATTENTION.");
    }
    if (EnumSet.copyOf(branches).size() < branches.size()) {
      throw new IllegalArgumentException(
          "encoder().branches(...) names a branch twice: " + branches + ".");
    }
    if (hidden < 1) {
      throw new IllegalArgumentException(
          "encoder().hidden(" + hidden + "): a feed-forward layer is at least 1 wide.");
    }
  }

  /** SeqNAS' encoder: 1, 2 or 4 layers of all three branches, 1, 2, 4 or 8 heads, 32 hidden. */
  public static Encoder named(String name) {
    return new Encoder(
        name, List.of(1, 2, 4), List.of(Branch.values()), List.of(1, 2, 4, 8), 32, false);
  }

  /** Numbers of layers to choose from. */
  public Encoder layers(int... counts) {
    List<Integer> list = Arrays.stream(counts).boxed().toList();
    return new Encoder(name, list, branches, heads, hidden, optional);
  }

  /** What a layer chooses a subset of. */
  public Encoder branches(Branch... some) {
    return new Encoder(name, depths, List.of(some), heads, hidden, optional);
  }

  /** Numbers of heads to choose from; each must divide the share of attention. */
  public Encoder heads(int... counts) {
    List<Integer> list = Arrays.stream(counts).boxed().toList();
    return new Encoder(name, depths, branches, list, hidden, optional);
  }

  /** How wide the feed-forward layers are. */
  public Encoder hidden(int features) {
    return new Encoder(name, depths, branches, heads, features, optional);
  }

  /** No layer at all is a choice, too. */
  public Encoder orNone() {
    return new Encoder(name, depths, branches, heads, hidden, true);
  }

  private Depth depth() {
    return new Depth(name + "/layers", depths, optional);
  }

  private String layer(int number) {
    return name + "/layer." + number;
  }

  /** All non-empty subsets, the smaller first: {@code 2^branches - 1} of them. */
  private List<List<Branch>> subsets() {
    List<List<Branch>> subsets = new ArrayList<>();
    for (int size = 1; size <= branches.size(); size++) {
      for (int bits = 1; bits < 1 << branches.size(); bits++) {
        if (Integer.bitCount(bits) == size) {
          subsets.add(subset(bits));
        }
      }
    }
    return subsets;
  }

  private List<Branch> subset(int bits) {
    List<Branch> subset = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      if ((bits >> i & 1) == 1) {
        subset.add(branches.get(i));
      }
    }
    return subset;
  }

  @Override
  public List<Decision> decisions() {
    return depth().decisions(this::layerDecisions);
  }

  private List<Decision> layerDecisions(int number) {
    List<List<Branch>> subsets = subsets();
    List<String> words =
        subsets.stream()
            .map(subset -> subset.stream().map(Branch::label).collect(Collectors.joining("+")))
            .toList();
    List<Decision> decisions = new ArrayList<>();
    decisions.add(Decision.of(layer(number) + "/branches", new Domain(words)));
    Set<Integer> attending = new LinkedHashSet<>();
    for (int i = 0; i < subsets.size(); i++) {
      if (subsets.get(i).contains(Branch.ATTENTION)) {
        attending.add(i);
      }
    }
    if (!attending.isEmpty() && heads.size() > 1) {
      decisions.add(
          Decision.of(layer(number) + "/heads", Options.domain(heads))
              .when(new Condition(layer(number) + "/branches", attending)));
    }
    return decisions;
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    Node last = input;
    for (int layer = 1; layer <= depth().chosen(choices); layer++) {
      GraphBuilder place = graph.within("layer." + layer);
      List<Branch> subset = subsets().get(choices.of(layer(layer) + "/branches"));
      int count = heads.size() > 1 ? choices.of(layer(layer) + "/heads") : 0;
      Node mixed = split(place, subset, heads.get(count), last);
      Node sum = Transformer.add(place, "sum", last, mixed);
      last = Transformer.feedForward(place.within("feed_forward"), hidden, sum);
    }
    return last;
  }

  private static Node split(GraphBuilder graph, List<Branch> subset, int heads, Node input) {
    int features = input.shape().channels();
    if (features < subset.size()) {
      throw new ShapeException(
          "An encoder layer shares its features out among "
              + (subset + ", but got only " + features + "; make the sequence wider before it."));
    }
    Node normed = Transformer.norm(graph, "norm", input);
    List<Node> outputs = new ArrayList<>();
    int from = 0;
    for (Branch branch : subset) {
      int rest = subset.size() - outputs.size();
      int share = (features - from + rest - 1) / rest;
      GraphBuilder place = graph.within(branch.label());
      Node part =
          subset.size() == 1
              ? normed
              : place.add("share", new ChannelSlice(from, from + share), normed);
      outputs.add(place.add(branch.label(), branch.on(share, heads), part));
      from += share;
    }
    return subset.size() == 1
        ? outputs.get(0)
        : graph.add("concatenation", new Concatenation(), outputs);
  }

  /** As typed. */
  @Override
  public String toString() {
    String some = branches.stream().map(Branch::name).collect(Collectors.joining(", "));
    return (name.equals("encoder") ? "encoder()" : "encoder(\"" + name + "\")")
        + (".layers(" + Options.join(depths) + ").branches(" + some + ")")
        + (".heads(" + Options.join(heads) + ").hidden(" + hidden + ")")
        + (optional ? ".orNone()" : "");
  }
}
