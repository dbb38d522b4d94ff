package org.espalier.kernel.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.dsl.published.Catalogue;
import org.espalier.dsl.word.NearestWord;

/** Everything that {@code describe} knows by a name. */
final class DescribedSpaces {
  private static final List<DescribedSpace> ALL =
      Stream.concat(
              Catalogue.all().stream().map(DescribedSpace::of),
              Stream.of(
                  DescribedSpace.genotype(),
                  DescribedSpace.mobileBlocks(),
                  DescribedSpace.structure()))
          .toList();

  private DescribedSpaces() {}

  /** All, the published ones first. */
  static List<DescribedSpace> all() {
    return ALL;
  }

  /**
   * The one of a name.
   *
   * @throws CommandException when there is none, with the nearest
   */
  static DescribedSpace of(String name) {
    return ALL.stream()
        .filter(space -> space.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static CommandException unknown(String name) {
    List<String> names = ALL.stream().map(DescribedSpace::name).toList();
    Optional<String> near = NearestWord.to(name, names);
    return new CommandException(
        Exit.USAGE,
        "there is no space `"
            + name
            + "`."
            + near.map(word -> " Did you mean `" + word + "`?").orElse("")
            + " `espalier describe` lists all.");
  }
}
