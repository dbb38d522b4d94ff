package org.espalier.stdlib.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.Sizes;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.Precision;
import org.espalier.stdlib.engine.WeightStore;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.Supernet;
import org.espalier.stdlib.train.Augmentation;
import org.espalier.stdlib.train.Stripes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneThread.class)
final class WideningTest {
  private static final Sizes SIZES =
      Spaces.sizes("darts").channels(8).layers(3).classes(2).image(Language.image(1, 8, 8));
  private static final SearchSpace QUARTER = Spaces.darts(SIZES, Language.partialChannels(4));
  private static final SearchSpace HALF = Spaces.darts(SIZES, Language.partialChannels(2));
  private static final String EDGE = "cell.0/edge.0-2/";

  private static CompiledSupernet open(SearchSpace space) {
    return CompiledSupernet.open(
        space,
        ImageExamples.together(new Stripes(16), Augmentation.none()),
        EngineChoice.pytorch(),
        Precision.SINGLE,
        new Seed(3));
  }

  private static Supernet.Plan plan(CompiledSupernet from, SearchSpace space, boolean inherits) {
    return new Supernet.Plan(space, from.choices(), new Seed(9), inherits);
  }

  private static Map<String, float[]> arrays(CompiledSupernet supernet) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    supernet.store().names().forEach(name -> arrays.put(name, supernet.store().get(name)));
    return arrays;
  }

  /** Of rows of numbers: for each the first row of others that is equal. */
  private static List<Integer> origins(float[] rows, float[] of, int size) {
    List<Integer> origins = new ArrayList<>();
    for (int row = 0; row < rows.length; row += size) {
      int origin = 0;
      while (!Arrays.equals(rows, row, row + size, of, origin * size, (origin + 1) * size)) {
        origin++;
      }
      origins.add(origin);
    }
    return origins;
  }

  private static float[] known(Map<String, float[]> arrays, String name) {
    return java.util.Objects.requireNonNull(arrays.get(EDGE + name), name);
  }

  @Test
  void channelsThatComeInAreCopiesOfOthersAllAlongAnOperation() {
    try (CompiledSupernet supernet = open(QUARTER)) {
      Map<String, float[]> before = arrays(supernet);
      double[] velocity = supernet.weights().numbers();
      UnaryOperator<double[]> carried = supernet.rebuild(plan(supernet, HALF, true));
      Map<String, float[]> after = arrays(supernet);
      String depthwise = "dil_conv_3x3/depthwise/weight";
      String pointwise = "dil_conv_3x3/convolution/weight";
      List<Integer> rows = origins(known(after, depthwise), known(before, depthwise), 9);
      assertThat(rows).hasSize(4).startsWith(0, 1).allMatch(row -> row < 2);
      // Rows of two numbers become rows of four: its columns are copied as the depthwise rows.
      float[] narrow = known(before, pointwise);
      float[] wide = known(after, pointwise);
      assertThat(narrow).hasSize(4);
      assertThat(wide).hasSize(16);
      for (int column = 0; column < 4; column++) {
        assertThat(wide[column]).isEqualTo(narrow[rows.get(column)]);
        assertThat(wide[4 + column]).isEqualTo(narrow[2 + rows.get(column)]);
      }
      // The further rows are whole copies.
      assertThat(origins(wide, Arrays.copyOf(wide, 8), 4)).startsWith(0, 1);
      assertThat(after.get("cell.0/input.0/convolution/weight"))
          .isEqualTo(before.get("cell.0/input.0/convolution/weight"));
      // What goes along with the weights goes the same way.
      assertThat(carried.apply(velocity)).isEqualTo(supernet.weights().numbers());
    }
  }

  /** Two pointwise convolutions with so many channels between them. */
  private static Graph between(int channels) {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("x", Shape.of(2, 3, 3));
    Node middle = builder.add("first", Convolution.same(channels, 1, 1), image);
    return builder.build(builder.add("second", Convolution.same(3, 1, 1), middle));
  }

  private static float[] yields(Graph graph, Map<String, float[]> weights) {
    float[] image = new float[2 * 9];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) Math.sin(i);
    }
    try (WeightStore store = WeightStore.create(EngineChoice.pytorch(), new Seed(1));
        Executable executable = Compiler.compile(graph, store)) {
      weights.forEach(store::set);
      return executable.forward(Batch.of(1, image), Mode.EVALUATION).get(0);
    }
  }

  /** As in the released code, which divides by nothing: only then would the function stay. */
  @Test
  void whoReadsCopiesYieldsMoreThanItDidUnlessItsColumnsAreDivided() {
    Map<String, float[]> before = new LinkedHashMap<>();
    before.put("first/weight", new float[] {1, 2, -3, 4, 5, -6});
    before.put("second/weight", new float[] {1, -2, 3, 4, 5, 6, -7, 8, 9});
    Graph narrow = between(3);
    Graph wide = between(5);
    double[] numbers = {1, 2, -3, 4, 5, -6, 1, -2, 3, 4, 5, 6, -7, 8, 9};
    List<String> names = List.copyOf(before.keySet());
    double[] after =
        Widening.between(narrow, wide, new Seed(4)).carried(names, numbers, names, new double[25]);
    float[] rows = floats(after, 0, 10);
    float[] columns = floats(after, 10, 25);
    List<Integer> origins =
        origins(rows, java.util.Objects.requireNonNull(before.get(names.get(0))), 2);
    assertThat(origins).hasSize(5).startsWith(0, 1, 2);
    float[] asBefore = yields(narrow, before);
    assertThat(yields(wide, Map.of(names.get(0), rows, names.get(1), columns)))
        .isNotEqualTo(asBefore);
    float[] divided = columns.clone();
    for (int i = 0; i < divided.length; i++) {
      divided[i] /= java.util.Collections.frequency(origins, origins.get(i % 5));
    }
    assertThat(yields(wide, Map.of(names.get(0), rows, names.get(1), divided)))
        .containsExactly(asBefore, within(1e-4f));
  }

  private static float[] floats(double[] numbers, int from, int to) {
    float[] floats = new float[to - from];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[from + i];
    }
    return floats;
  }

  @Test
  void nothingIsLeftOfWhatItWas() {
    try (CompiledSupernet supernet = open(QUARTER)) {
      WeightStore old = supernet.store();
      String name = old.names().get(0);
      assertThat(old.get(name)).isNotEmpty();
      float[] before = old.get(name);
      UnaryOperator<double[]> carried = supernet.rebuild(plan(supernet, QUARTER, false));
      assertThatThrownBy(() -> old.get(name)).isInstanceOf(RuntimeException.class);
      assertThat(supernet.store().get(name)).hasSameSizeAs(before).isNotEqualTo(before);
      assertThat(carried.apply(new double[] {1, 2})).containsOnly(0);
    }
  }

  @Test
  void onlyTheOptionsThatAreLeftHaveArrays() {
    try (CompiledSupernet supernet = open(HALF)) {
      long all = supernet.store().parameters();
      List<RelaxedChoice> left =
          supernet.choices().stream()
              .map(c -> new RelaxedChoice(c.label(), List.of("none", "skip_connect")))
              .toList();
      supernet.rebuild(new Supernet.Plan(HALF, left, new Seed(1), true));
      assertThat(supernet.choices()).isEqualTo(left);
      assertThat(supernet.store().parameters()).isLessThan(all / 2);
      assertThat(supernet.store().names()).noneMatch(name -> name.contains("sep_conv"));
    }
  }

  @Test
  void fewerChannelsAndOtherCellsAreRefused() {
    try (CompiledSupernet supernet = open(HALF)) {
      assertThatThrownBy(() -> supernet.rebuild(plan(supernet, QUARTER, true)))
          .hasMessageContaining("would become")
          .hasMessageContaining("a network is widened along its channels alone");
      SearchSpace other = Spaces.dartsS2(SIZES.image(Language.image(1, 8, 8)));
      assertThatThrownBy(() -> supernet.rebuild(plan(supernet, other, false)))
          .hasMessageContaining("the spaces of all stages must decide the same");
      assertThat(supernet.store().parameters()).isPositive();
    }
  }
}
