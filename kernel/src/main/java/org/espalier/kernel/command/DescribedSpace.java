package org.espalier.kernel.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.dsl.Language;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.published.NasBenchSpaces;
import org.espalier.dsl.space.Sizes;
import org.espalier.kernel.word.NearestWord;

/** The spaces that {@code describe} knows by name. */
enum DescribedSpace {
  /** NAS-Bench-201: cells of four nodes. */
  NB201(
      "nb201", "|nor_conv_3x3~0|+|skip_connect~0|none~1|+|none~0|skip_connect~1|nor_conv_1x1~2|") {
    @Override
    Sizes sizes() {
      return NasBenchSpaces.NAS_BENCH_201.sizes();
    }

    @Override
    Architecture parse(String architecture, Sizes sizes) {
      return NasBenchSpaces.NAS_BENCH_201.space(sizes).parse(architecture);
    }
  },
  /** NAS-Bench-Macro: eight layers, a digit each. */
  NAS_BENCH_MACRO("nas-bench-macro", "01210012") {
    @Override
    Sizes sizes() {
      return NasBenchSpaces.NAS_BENCH_MACRO.sizes();
    }

    @Override
    Architecture parse(String architecture, Sizes sizes) {
      return NasBenchSpaces.NAS_BENCH_MACRO.space(sizes).parse(architecture);
    }
  },
  /** One chain of mobile blocks. */
  MBCONV("mbconv", "ds_r1_k3_s1_e1_c16 ir_r2_k3_s2_e6_c24_se0.25") {
    @Override
    Sizes sizes() {
      return new Sizes(32, 0, 1000, Language.image(3, 224, 224));
    }

    @Override
    Architecture parse(String architecture, Sizes sizes) {
      return Language.blocks(architecture, sizes.image(), sizes.channels())
          .classes(sizes.classes())
          .sample(Language.seed(0));
    }
  };

  private final String label;
  private final String example;

  DescribedSpace(String label, String example) {
    this.label = label;
    this.example = example;
  }

  /** What people type. */
  String label() {
    return label;
  }

  /** An architecture of this space, as people type it. */
  String example() {
    return example;
  }

  /** The published sizes. */
  abstract Sizes sizes();

  /** An architecture of this space. */
  abstract Architecture parse(String architecture, Sizes sizes);

  /** The names of all. */
  static List<String> labels() {
    return Arrays.stream(values()).map(DescribedSpace::label).toList();
  }

  static DescribedSpace of(String name) {
    return Arrays.stream(values())
        .filter(space -> space.label.equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static CommandException unknown(String name) {
    Optional<String> near = NearestWord.to(name, labels());
    return new CommandException(
        Exit.USAGE,
        "there is no space `"
            + name
            + "`."
            + near.map(word -> " Did you mean `" + word + "`?").orElse("")
            + " Known are "
            + String.join(", ", labels())
            + ".");
  }
}
