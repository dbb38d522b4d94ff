package org.espalier.dsl.space.sequence;

import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.PositionalEncoding;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Options;
import org.espalier.dsl.space.part.Section;

/**
 * Learned queries that read a sequence through layers of attention to themselves and to it
 * (Udovichenko et al., 2024, arXiv 2401.03246, and its code). A layer is {@code y = q + self(norm
 * q)}, {@code z = y + attention(norm y, norm x)}, {@code z + feed forward(norm z)}; both attentions
 * choose their heads. What comes out is as wide as what comes in and one time step long for each
 * query.
 *
 * <p>The queries are a learned linear image of positional encodings: any queries, as long as there
 * are no more of them than features.
 *
 * @param name what its decisions' labels begin with
 * @param depths numbers of layers to choose from
 * @param heads numbers of heads to choose from; each divides the features
 * @param hidden how wide the feed-forward layer is
 * @param queries how many queries
 * @param optional whether no layer at all, the sequence itself, is a choice
 */
public record Decoder(
    String name,
    List<Integer> depths,
    List<Integer> heads,
    int hidden,
    int queries,
    boolean optional)
    implements Section {
  /** Copies and checks. */
  public Decoder {
    depths = Options.of("layers", depths);
    heads = Options.of("heads", heads);
    if (hidden < 1 || queries < 1) {
      throw new IllegalArgumentException(
          "decoder().hidden(" + (hidden + ").queries(" + queries + "): both are at least 1."));
    }
  }

  /** SeqNAS' decoder: 1 or 2 layers, 1, 2, 4 or 8 heads, 32 hidden; one query. */
  public static Decoder named(String name) {
    return new Decoder(name, List.of(1, 2), List.of(1, 2, 4, 8), 32, 1, false);
  }

  /** Numbers of layers to choose from. */
  public Decoder layers(int... counts) {
    List<Integer> list = Arrays.stream(counts).boxed().toList();
    return new Decoder(name, list, heads, hidden, queries, optional);
  }

  /** Numbers of heads to choose from. */
  public Decoder heads(int... counts) {
    List<Integer> list = Arrays.stream(counts).boxed().toList();
    return new Decoder(name, depths, list, hidden, queries, optional);
  }

  /** How wide the feed-forward layers are. */
  public Decoder hidden(int features) {
    return new Decoder(name, depths, heads, features, queries, optional);
  }

  /** How many queries; one for each class in SeqNAS. */
  public Decoder queries(int count) {
    return new Decoder(name, depths, heads, hidden, count, optional);
  }

  /** No layer at all is a choice, too. */
  public Decoder orNone() {
    return new Decoder(name, depths, heads, hidden, queries, true);
  }

  private Depth depth() {
    return new Depth(name + "/layers", depths, optional);
  }

  private String headsLabel(int layer, String attention) {
    return name + "/layer." + layer + "/" + attention + ".heads";
  }

  @Override
  public List<Decision> decisions() {
    return depth()
        .decisions(
            layer ->
                heads.size() == 1
                    ? List.of()
                    : List.of(
                        Decision.of(headsLabel(layer, "self"), Options.domain(heads)),
                        Decision.of(headsLabel(layer, "sequence"), Options.domain(heads))));
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    int layers = depth().chosen(choices);
    Node last = layers == 0 ? input : queries(graph.within("queries"), input);
    for (int layer = 1; layer <= layers; layer++) {
      GraphBuilder place = graph.within("layer." + layer);
      Node own = Transformer.norm(place, "self.norm", last);
      Node self = place.add("self", attention(layer, "self", choices), own);
      Node sum = Transformer.add(place, "self.sum", last, self);
      Node query = Transformer.norm(place, "sequence.norm", sum);
      Node memory = Transformer.norm(place, "memory.norm", input);
      Node read = place.add("sequence", attention(layer, "sequence", choices), query, memory);
      Node both = Transformer.add(place, "sequence.sum", sum, read);
      last = Transformer.feedForward(place.within("feed_forward"), hidden, both);
    }
    return last;
  }

  private Attention attention(int layer, String which, Choices choices) {
    int choice = heads.size() == 1 ? 0 : choices.of(headsLabel(layer, which));
    return new Attention(heads.get(choice));
  }

  private Node queries(GraphBuilder graph, Node input) {
    Node zeros = graph.add("zero", new Zero(), input);
    int length = input.shape().width();
    Node sized =
        length > queries
            ? graph.add("crop", new Crop(0, length - queries), zeros)
            : length < queries ? graph.add("pad", new Padding(1, queries), zeros) : zeros;
    Node positions = graph.add("positions", new PositionalEncoding(), sized);
    return graph.add("linear", Transformer.linear(input.shape().channels()), positions);
  }

  /** As typed. */
  @Override
  public String toString() {
    return (name.equals("decoder") ? "decoder()" : "decoder(\"" + name + "\")")
        + (".layers(" + Options.join(depths) + ").heads(" + Options.join(heads) + ")")
        + (".hidden(" + hidden + ").queries(" + queries + ")")
        + (optional ? ".orNone()" : "");
  }
}
