package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;

import java.util.Arrays;
import java.util.Optional;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.Sizes;

/**
 * Networks of published figures that no space is needed for: {@code blocks} from block strings with
 * a stem of 32 channels, {@code zen} from structure strings, {@code efficientnet-b} by number, and
 * {@code repvgg} as it is deployed, by the two width factors and the layers of three stages.
 */
final class StageNetworks {
  private StageNetworks() {}

  static Optional<SearchSpace> of(Figures.Row row) {
    int size = Integer.parseInt(row.values().getOrDefault("size", "224"));
    int classes = Integer.parseInt(row.values().getOrDefault("classes", "1000"));
    Shape image = image(3, size, size);
    return switch (row.space()) {
      case "blocks" -> Optional.of(blocks(row.network(), image, 32).classes(classes));
      case "zen" -> Optional.of(zen(row.network(), image).classes(classes));
      case "efficientnet-b" ->
          Optional.of(MobileNets.efficientNet(Integer.parseInt(row.network())));
      case "repvgg" -> Optional.of(repVgg(row.network(), new Sizes(64, 0, classes, image)));
      default -> Optional.empty();
    };
  }

  private static SearchSpace repVgg(String numbers, Sizes sizes) {
    double[] all = Arrays.stream(numbers.split(" ", -1)).mapToDouble(Double::valueOf).toArray();
    int[] layers = Arrays.stream(all).skip(2).mapToInt(number -> (int) number).toArray();
    return PlainSpaces.repVgg(sizes, all[0], all[1], layers);
  }
}
