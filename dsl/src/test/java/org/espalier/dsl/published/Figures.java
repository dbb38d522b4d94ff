package org.espalier.dsl.published;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Published figures, from the one file that holds them with their sources. */
final class Figures {
  private static final Pattern FIELD = Pattern.compile("(?:\"([^\"]*)\"|([^,]*))(?:,|$)");

  private Figures() {}

  /**
   * One figure.
   *
   * @param space a catalogue space's name; {@code genotype} for a genotype of any space, {@code
   *     operation} for one candidate operation; or one of {@link StageNetworks}
   * @param network an architecture's text; {@code supernet}; empty for the whole space
   * @param settings sizes other than the space's own, such as {@code channels=16 layers=8}
   */
  record Row(
      String space,
      String network,
      String settings,
      String quantity,
      BigInteger value,
      String source) {
    /** The settings by name. */
    Map<String, String> values() {
      return settings.isEmpty()
          ? Map.of()
          : Stream.of(settings.split(" ", -1))
              .map(setting -> setting.split("=", -1))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[pair.length - 1]));
    }

    @Override
    public String toString() {
      return String.join(" | ", space, source, settings, quantity);
    }
  }

  static List<Row> all() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Figures.class.getResourceAsStream("/figures.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).filter(line -> !line.isBlank()).map(Figures::row).toList();
    }
  }

  private static Row row(String line) {
    List<String> fields = new ArrayList<>();
    Matcher field = FIELD.matcher(line);
    while (fields.size() < 6 && field.find()) {
      fields.add(field.group(1) != null ? field.group(1) : field.group(2));
    }
    return new Row(
        fields.get(0),
        fields.get(1),
        fields.get(2),
        fields.get(3),
        new BigInteger(fields.get(4)),
        fields.get(5));
  }
}
