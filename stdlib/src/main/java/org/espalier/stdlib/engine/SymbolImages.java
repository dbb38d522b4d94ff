package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.Margin;
import org.espalier.dsl.operation.PixelShuffle;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;

/** Lowers what rearranges images {@code (batch, channels, height, width)}. */
final class SymbolImages {
  private static final int BLOCK = 16;

  private final SymbolLowering lowering;
  private final SymbolText text;

  SymbolImages(SymbolLowering lowering) {
    this.lowering = lowering;
    this.text = lowering.text();
  }

  /** The image within a frame of one number. */
  int pad(int x, Margin margin, String value) {
    if (margin.isNone()) {
      return x;
    }
    String pads =
        SymbolLowering.tuple(
            List.of(0, 0, 0, 0, margin.top(), margin.bottom(), margin.left(), margin.right()));
    Map<String, String> attributes =
        Map.of("mode", "constant", "constant_value", value, "pad_width", pads);
    return text.operation("Pad", attributes, x);
  }

  int crop(int x, Crop crop) {
    return slice(slice(x, 2, crop.top(), "None"), 3, crop.left(), "None");
  }

  int slice(int x, ChannelSlice slice) {
    return slice(x, 1, slice.from(), Integer.toString(slice.to()));
  }

  private int slice(int x, int axis, int begin, String end) {
    if (begin == 0 && end.equals("None")) {
      return x;
    }
    Map<String, String> attributes =
        Map.of("axis", Integer.toString(axis), "begin", Integer.toString(begin), "end", end);
    return text.operation("slice_axis", attributes, x);
  }

  /**
   * Images one behind the other. oneDNN keeps channels in blocks of sixteen, and MXNet's way back
   * through its concatenation divides by zero where a part ends within a block: the process dies.
   * In three dimensions MXNet goes without oneDNN, so such images are joined as sequences.
   */
  int concatenate(Node node, int[] parts) {
    boolean blocks =
        node.inputs().stream().allMatch(part -> lowering.shapeOf(part).channels() % BLOCK == 0);
    if (blocks || !node.shape().isImage()) {
      return join(parts);
    }
    int[] flat = IntStream.of(parts).map(part -> reshape(part, "(0, 0, -1)")).toArray();
    List<Integer> extents = new ArrayList<>(List.of(0));
    extents.addAll(node.shape().dimensions());
    return reshape(join(flat), SymbolLowering.tuple(extents));
  }

  private int join(int[] parts) {
    return joinAlong(1, parts);
  }

  /** Arrays of fewer than four dimensions, or of whole blocks, one behind the other. */
  int joinAlong(int axis, int[] parts) {
    Map<String, String> along =
        Map.of("dim", Integer.toString(axis), "num_args", Integer.toString(parts.length));
    return text.operation("Concat", along, parts);
  }

  /** The filters of several convolutions of one input; in three dimensions too. */
  int joinFilters(List<Node> convolutions) {
    int[] flat =
        convolutions.stream()
            .mapToInt(node -> reshape(lowering.weight(node, Weight.Role.WEIGHT), "(0, 0, -1)"))
            .toArray();
    List<Integer> extents =
        new ArrayList<>(convolutions.get(0).weights().get(0).shape().dimensions());
    extents.set(0, -1);
    return reshape(joinAlong(0, flat), SymbolLowering.tuple(extents));
  }

  /** Some of an image's channels. */
  int channels(int x, int from, int count) {
    return slice(x, 1, from, Integer.toString(from + count));
  }

  private int reshape(int x, String shape) {
    return text.operation("reshape", Map.of("shape", shape), x);
  }

  int shuffle(int x, ChannelShuffle shuffle) {
    String groups = "(0, -4, " + shuffle.groups() + ", -1, -2)";
    int grouped = reshape(x, groups);
    int dealt = text.operation("SwapAxis", Map.of("dim1", "1", "dim2", "2"), grouped);
    return reshape(dealt, "(0, -3, -2)");
  }

  int layOut(int x, PixelShuffle shuffle, Shape input) {
    int factor = shuffle.factor();
    int channels = input.channels() / (factor * factor);
    String split =
        SymbolLowering.tuple(List.of(0, channels, factor, factor, input.height(), input.width()));
    int parts = text.operation("reshape", Map.of("shape", split), x);
    int laid = text.operation("transpose", Map.of("axes", "(0, 1, 4, 2, 5, 3)"), parts);
    String image =
        SymbolLowering.tuple(List.of(0, channels, factor * input.height(), factor * input.width()));
    return text.operation("reshape", Map.of("shape", image), laid);
  }

  /** Two products with matrices, as in the portable form; none along an axis that stays. */
  int resize(int x, Resize resize, Shape input) {
    int wide = along(x, input.width(), resize.width());
    if (input.height() == resize.height()) {
      return wide;
    }
    int turned = text.operation("SwapAxis", Map.of("dim1", "2", "dim2", "3"), wide);
    int tall = along(turned, input.height(), resize.height());
    return text.operation("SwapAxis", Map.of("dim1", "2", "dim2", "3"), tall);
  }

  private int along(int x, int from, int to) {
    if (from == to) {
      return x;
    }
    int shares = lowering.constant(List.of(to, from), Extents.flat(Resize.shares(from, to)));
    Map<String, String> attributes =
        Map.of("num_hidden", Integer.toString(to), "flatten", "False", "no_bias", "True");
    return text.operation("FullyConnected", attributes, x, shares);
  }
}
