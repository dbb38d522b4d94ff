package org.espalier.stdlib.exchange;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * A search's trace as JSON, one line for each epoch. Numbers that are none are {@code null}; what
 * parts report stands under {@code figures}.
 */
public final class TraceJson {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private TraceJson() {}

  /** All lines, each ended. */
  public static String write(List<TraceRow> rows) {
    return rows.stream().map(row -> write(row) + "\n").collect(Collectors.joining());
  }

  /** One line. */
  public static String write(TraceRow row) {
    JsonObject json = new JsonObject();
    json.addProperty("epoch", row.epoch());
    json.addProperty("stage", row.stage());
    row.numbers().forEach((name, value) -> json.add(name, number(value)));
    json.add("loss_tr", number(row.trainLoss()));
    json.add("loss_arch", number(row.architectureLoss()));
    json.add("loss_va", number(row.validationLoss()));
    json.add("acc_va", number(row.validationAccuracy()));
    json.add("reg", numbers(row.terms()));
    json.addProperty("theta", Long.toHexString(row.parameters()));
    json.add("rho", points(row.points()));
    json.add("entropy", numbers(row.entropies()));
    json.add("active", numbers(row.active()));
    json.addProperty("op_calls", row.operationCalls());
    json.add("grad_norm_w", number(row.weightGradient()));
    json.add("grad_norm_theta", number(row.parameterGradient()));
    json.addProperty("skip_count", row.skips());
    json.addProperty("params", row.networkParameters());
    json.addProperty("macs", row.networkMacs());
    json.addProperty("genotype", row.architecture());
    json.add("rng", numbers(row.drawn()));
    JsonArray events = new JsonArray();
    row.events().forEach(events::add);
    json.add("events", events);
    json.add("figures", numbers(row.figures()));
    json.add("wall_s", number(row.seconds()));
    return GSON.toJson(json);
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  private static JsonObject numbers(Map<String, ? extends Number> values) {
    JsonObject json = new JsonObject();
    values.forEach(
        (name, value) ->
            json.add(
                name, value instanceof Double exact ? number(exact) : new JsonPrimitive(value)));
    return json;
  }

  private static JsonObject points(List<Scores> points) {
    JsonObject json = new JsonObject();
    for (Scores scores : points) {
      JsonObject options = new JsonObject();
      for (int k = 0; k < scores.choice().size(); k++) {
        options.add(scores.choice().options().get(k), number(scores.point().get(k)));
      }
      json.add(scores.choice().label(), options);
    }
    return json;
  }
}
