package org.espalier.stdlib.engine;

import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.Embedding;
import org.espalier.dsl.operation.GatedRecurrentUnit;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;

/** Lowers what treats sequences {@code (batch, features, 1, length)}. */
final class SymbolSequences {
  private final SymbolLowering lowering;
  private final SymbolText text;
  private final Node node;

  SymbolSequences(SymbolLowering lowering, Node node) {
    this.lowering = lowering;
    this.text = lowering.text();
    this.node = node;
  }

  int attention(Attention operation, int queries, int memory) {
    int rows = rows(memory);
    int heads = operation.heads();
    int query = project(rows(queries), Weight.Role.QUERY_WEIGHT, Weight.Role.QUERY_BIAS);
    int key = project(rows, Weight.Role.KEY_WEIGHT, Weight.Role.KEY_BIAS);
    int value = project(rows, Weight.Role.VALUE_WEIGHT, Weight.Role.VALUE_BIAS);
    double scale = 1 / Math.sqrt(node.shape().channels() / (double) heads);
    int scaled =
        text.operation(
            "_mul_scalar", Map.of("scalar", Double.toString(scale)), split(query, heads));
    int scores =
        text.operation("batch_dot", Map.of("transpose_b", "True"), scaled, split(key, heads));
    int shares = text.operation("softmax", Map.of("axis", "-1"), scores);
    int mixed = text.operation("batch_dot", Map.of(), shares, split(value, heads));
    int apart = reshape(mixed, "(-4, -1, " + heads + ", -2)");
    int joined = reshape(transpose(apart, "(0, 2, 1, 3)"), "(0, 0, -3)");
    return columns(project(joined, Weight.Role.OUTPUT_WEIGHT, Weight.Role.OUTPUT_BIAS));
  }

  /** From {@code (batch, length, features)} to {@code (batch heads, length, features / heads)}. */
  private int split(int rows, int heads) {
    int apart = reshape(rows, "(0, 0, -4, " + heads + ", -1)");
    return reshape(transpose(apart, "(0, 2, 1, 3)"), "(-3, -2)");
  }

  private int project(int rows, Weight.Role weight, Weight.Role bias) {
    Map<String, String> attributes =
        Map.of(
            "num_hidden", Integer.toString(node.shape().channels()),
            "flatten", "False",
            "no_bias", "False");
    return text.operation(
        "FullyConnected",
        attributes,
        rows,
        lowering.weight(node, weight),
        lowering.weight(node, bias));
  }

  /** MXNet's own wants one vector of weights, and time before the batch. */
  int recur(GatedRecurrentUnit operation, int x) {
    int packed =
        text.operation(
            "Concat",
            Map.of("dim", "0", "num_args", "4"),
            flat(Weight.Role.INPUT_WEIGHT),
            flat(Weight.Role.STATE_WEIGHT),
            flat(Weight.Role.INPUT_BIAS),
            flat(Weight.Role.STATE_BIAS));
    int still = lowering.zeros(Shape.of(operation.units()));
    int state = text.operation("expand_dims", Map.of("axis", "0"), still);
    Map<String, String> attributes =
        Map.of(
            "mode", "gru",
            "num_layers", "1",
            "state_size", Integer.toString(operation.units()));
    int states = text.operation("RNN", attributes, transpose(rows(x), "(1, 0, 2)"), packed, state);
    return columns(transpose(states, "(1, 0, 2)"));
  }

  private int flat(Weight.Role role) {
    return reshape(lowering.weight(node, role), "(-1,)");
  }

  int embed(Embedding operation, int tokens) {
    Map<String, String> range =
        Map.of("a_min", "0", "a_max", Integer.toString(operation.vocabulary() - 1));
    int known = text.operation("clip", range, reshape(tokens, "(0, -1)"));
    Map<String, String> attributes =
        Map.of(
            "input_dim", Integer.toString(operation.vocabulary()),
            "output_dim", Integer.toString(operation.features()));
    return columns(
        text.operation("Embedding", attributes, known, lowering.weight(node, Weight.Role.TABLE)));
  }

  int positions(int x) {
    int features = node.shape().channels();
    int length = node.shape().width();
    float[] positions = PortableSequences.positions(features, length);
    int added = lowering.constant(List.of(1, features, 1, length), positions);
    return text.operation("broadcast_add", Map.of(), x, added);
  }

  /** From a sequence to {@code (batch, length, features)}. */
  private int rows(int x) {
    return transpose(reshape(x, "(0, 0, -1)"), "(0, 2, 1)");
  }

  /** From {@code (batch, length, features)} to a sequence. */
  private int columns(int rows) {
    return text.operation("expand_dims", Map.of("axis", "2"), transpose(rows, "(0, 2, 1)"));
  }

  private int reshape(int x, String shape) {
    return text.operation("reshape", Map.of("shape", shape), x);
  }

  private int transpose(int x, String axes) {
    return text.operation("transpose", Map.of("axes", axes), x);
  }
}
