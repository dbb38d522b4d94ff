package org.espalier.kernel.latency;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured of each kernel, in every round, and its medians. */
final class Figures {
  private final Map<Candidate, Map<Measure, List<Double>>> samples = new LinkedHashMap<>();

  void add(Candidate candidate, Map<Measure, Double> measured) {
    Map<Measure, List<Double>> own =
        samples.computeIfAbsent(candidate, none -> new LinkedHashMap<>());
    measured.forEach(
        (measure, value) -> own.computeIfAbsent(measure, none -> new ArrayList<>()).add(value));
  }

  /** The middle one; of an even number the lower of the two in the middle. */
  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  private double median(Candidate candidate, Measure measure) {
    List<Double> values =
        samples.getOrDefault(candidate, Map.of()).getOrDefault(measure, List.of());
    return values.isEmpty()
        ? Double.NaN
        : median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** One row a measure; behind each kernel but the first, the first's part of it. */
  String table() {
    List<Candidate> all = List.copyOf(samples.keySet());
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-26s", "medians"));
    all.forEach(each -> text.append(String.format(Locale.ROOT, "%26s", title(each))));
    for (Measure measure : Measure.values()) {
      text.append(
          String.format(Locale.ROOT, "%n%-26s", measure.label() + " (" + measure.unit() + ")"));
      all.forEach(each -> text.append(entry(all.get(0), each, measure)));
    }
    return text.toString();
  }

  private static String title(Candidate candidate) {
    return candidate.name() + " " + candidate.version();
  }

  private String entry(Candidate first, Candidate candidate, Measure measure) {
    double value = median(candidate, measure);
    if (Double.isNaN(value)) {
      return String.format(Locale.ROOT, "%26s", "-");
    }
    String part =
        candidate.equals(first)
            ? ""
            : String.format(Locale.ROOT, " (x%.2f)", median(first, measure) / value);
    return String.format(Locale.ROOT, "%26s", String.format(Locale.ROOT, "%.0f", value) + part);
  }

  /** All samples, on one line. */
  String json(String java) {
    Map<String, Object> kernels = new LinkedHashMap<>();
    samples.forEach((candidate, own) -> kernels.put(title(candidate), values(own)));
    return new Gson().toJson(Map.of("java", java, "kernels", kernels));
  }

  private static Map<String, List<Double>> values(Map<Measure, List<Double>> own) {
    return own.entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> each.getKey().name().toLowerCase(Locale.ROOT),
                each -> each.getValue().stream().map(v -> Math.round(v * 10) / 10.0).toList(),
                (one, other) -> one,
                LinkedHashMap::new));
  }
}
