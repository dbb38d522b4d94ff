package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Weight;

/**
 * Running statistics that a program moves by itself, where several batch norms are computed as one:
 * {@code running = momentum running + (1 - momentum) batch}. MXNet's batch norm moves the arrays it
 * was given, which are not the owners' then.
 */
final class MovedStatistics {
  private final SymbolLowering lowering;
  private final List<Member> members = new ArrayList<>();

  /** A batch norm, what computes it, and from which channel on. */
  private record Member(Node norm, int joined, int from) {}

  MovedStatistics(SymbolLowering lowering) {
    this.lowering = lowering;
  }

  /**
   * A batch norm whose statistics are to be moved.
   *
   * @param joined what norms its channels and others', and yields mean and deviation too
   * @param from its first channel
   */
  void move(Node norm, int joined, int from) {
    members.add(new Member(norm, joined, from));
  }

  /** What has to be computed for everything to be moved, if anything has; nobody reads it. */
  OptionalInt operator() {
    int[] moved = members.stream().flatMapToInt(this::moves).toArray();
    return moved.length == 0
        ? OptionalInt.empty()
        : OptionalInt.of(new SymbolImages(lowering).joinAlong(0, moved));
  }

  private IntStream moves(Member member) {
    SymbolText text = lowering.text();
    int mean = text.operation("_copy", Map.of(), new SymbolText.Head(member.joined(), 1));
    int variance = Summaries.variances(text, member.joined(), member.norm());
    return IntStream.of(
        move(member, Weight.Role.MOVING_MEAN, mean),
        move(member, Weight.Role.MOVING_VARIANCE, variance));
  }

  /** In MXNet's descent a velocity moves by {@code v = momentum v - rate gradient}, in place. */
  private int move(Member member, Weight.Role role, int all) {
    double momentum = ((BatchNormalization) member.norm().operation()).momentum();
    Map<String, String> attributes =
        Map.of("momentum", Double.toString(momentum), "lr", Double.toString(momentum - 1));
    int to = member.from() + member.norm().shape().channels();
    Map<String, String> own =
        Map.of("axis", "0", "begin", Integer.toString(member.from()), "end", Integer.toString(to));
    int batch = lowering.text().operation("slice_axis", own, lowering.still(all));
    int running = lowering.weight(member.norm(), role);
    return lowering.still(
        lowering.text().operation("sgd_mom_update", attributes, batch, batch, running));
  }
}
