package org.espalier.stdlib.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;

/**
 * The short form in which once-for-all networks name a subnetwork (Cai et al., ICLR 2020, arXiv
 * 1908.09791): {@code {"ks": [3, 5, ...], "e": [4, 6, ...], "d": [2, 4, ...]}}, that is the kernel
 * and the expansion of every layer, whether it stands or not, and the depth of every stage; {@code
 * "r"} is the resolution where it is elastic. A single number stands for a list of it.
 */
public final class SubnetSettings {
  private static final Pattern LAYER = Pattern.compile("stage\\.(\\d+)/layer\\.(\\d+)/kernel");

  private SubnetSettings() {}

  /**
   * Reads a subnetwork of a space whose stages are elastic.
   *
   * @throws IllegalArgumentException where the text goes wrong, with the place
   */
  public static Architecture read(SearchSpace space, String json) {
    Fields fields = Fields.parse(json);
    List<String> layers = layers(space);
    List<String> stages = stages(layers);
    int[] choices = new int[space.decisions().all().size()];
    set(space, choices, stages, "/repeat", fields, "d");
    set(space, choices, layers, "/kernel", fields, "ks");
    set(space, choices, layers, "/expand", fields, "e");
    if (space.decisions().domains().containsKey("resolution")) {
      set(space, choices, List.of("resolution"), "", fields, "r");
    }
    return new Architecture(space, choices);
  }

  /** Writes a subnetwork; layers that do not stand get the smallest numbers. */
  public static String write(Architecture architecture) {
    SearchSpace space = architecture.space();
    List<String> layers = layers(space);
    JsonObject json = new JsonObject();
    json.add("ks", numbers(architecture, layers, "/kernel"));
    json.add("e", numbers(architecture, layers, "/expand"));
    json.add("d", numbers(architecture, stages(layers), "/repeat"));
    if (space.decisions().domains().containsKey("resolution")) {
      json.add("r", numbers(architecture, List.of("resolution"), ""));
    }
    return json.toString();
  }

  /** The places of all elastic layers, stage by stage. */
  private static List<String> layers(SearchSpace space) {
    TreeMap<Integer, List<String>> byStage = new TreeMap<>();
    for (Decision decision : space.decisions().all()) {
      Matcher layer = LAYER.matcher(decision.label());
      if (layer.matches()) {
        byStage
            .computeIfAbsent(Integer.parseInt(layer.group(1)), any -> new ArrayList<>())
            .add("stage." + layer.group(1) + "/layer." + layer.group(2));
      }
    }
    if (byStage.isEmpty()) {
      throw new IllegalArgumentException(
          "The short form {\"ks\": ..., \"e\": ..., \"d\": ...} is for spaces whose layers choose"
              + " their kernels, such as onceForAll(), but this one has the decisions "
              + space.decisions().domains().keySet()
              + ".");
    }
    return byStage.values().stream().flatMap(List::stream).toList();
  }

  private static List<String> stages(List<String> layers) {
    return layers.stream().map(layer -> layer.substring(0, layer.indexOf('/'))).distinct().toList();
  }

  private static void set(
      SearchSpace space,
      int[] choices,
      List<String> places,
      String end,
      Fields fields,
      String field) {
    List<String> numbers = fields.numbers(field, places.size());
    for (int i = 0; i < places.size(); i++) {
      int position = space.decisions().position(places.get(i) + end);
      List<String> options = space.decisions().all().get(position).domain().choices();
      choices[position] = options.indexOf(numbers.get(i));
      if (choices[position] < 0) {
        throw new IllegalArgumentException(
            "'"
                + field
                + "' says "
                + numbers.get(i)
                + " at place "
                + i
                + ", but '"
                + places.get(i)
                + end
                + "' has the choices "
                + options
                + ".");
      }
    }
  }

  private static JsonArray numbers(Architecture architecture, List<String> places, String end) {
    JsonArray numbers = new JsonArray();
    for (String place : places) {
      int position = architecture.space().decisions().position(place + end);
      Decision decision = architecture.space().decisions().all().get(position);
      List<Integer> options = decision.domain().choices().stream().map(Integer::valueOf).toList();
      boolean asked = architecture.asked(decision.label());
      numbers.add(
          asked ? options.get(architecture.choice(decision.label())) : Collections.min(options));
    }
    return numbers;
  }
}
