package org.espalier.kernel.notebook;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.espalier.kernel.output.CellOutput.Stream;
import org.espalier.kernel.render.MimeBundle;

/** One entry of a cell's {@code outputs}. */
public sealed interface Output {
  /** The entry as nbformat 4.5 writes it. */
  JsonObject json();

  /** Text of one standard stream, from one point to the next other output. */
  record Text(Stream stream, String text) implements Output {
    @Override
    public JsonObject json() {
      JsonObject json = typed("stream");
      json.addProperty("name", stream == Stream.OUT ? "stdout" : "stderr");
      json.add("text", Multiline.split(text));
      return json;
    }
  }

  /** Something that the cell displayed. */
  record Display(MimeBundle bundle) implements Output {
    @Override
    public JsonObject json() {
      return withBundle(typed("display_data"), bundle);
    }
  }

  /** The value of the cell's last expression. */
  record Result(int number, MimeBundle bundle) implements Output {
    @Override
    public JsonObject json() {
      JsonObject json = typed("execute_result");
      json.addProperty("execution_count", number);
      return withBundle(json, bundle);
    }
  }

  /** Why the cell failed. */
  record Failure(String name, String message, List<String> traceback) implements Output {
    /** Copies the traceback. */
    public Failure {
      traceback = List.copyOf(traceback);
    }

    @Override
    public JsonObject json() {
      JsonObject json = typed("error");
      json.addProperty("ename", name);
      json.addProperty("evalue", message);
      JsonArray lines = new JsonArray();
      traceback.forEach(lines::add);
      json.add("traceback", lines);
      return json;
    }
  }

  private static JsonObject typed(String type) {
    JsonObject json = new JsonObject();
    json.addProperty("output_type", type);
    return json;
  }

  private static JsonObject withBundle(JsonObject json, MimeBundle bundle) {
    JsonObject data = new JsonObject();
    for (Map.Entry<String, Object> form : bundle.data().entrySet()) {
      data.add(form.getKey(), content(form.getKey(), form.getValue()));
    }
    json.add("data", data);
    json.add("metadata", new Gson().toJsonTree(bundle.metadata()));
    return json;
  }

  /** JSON types hold any JSON; every other type holds text, of which images stay one string. */
  private static JsonElement content(String type, Object value) {
    if (type.toLowerCase(Locale.ROOT).endsWith("json") || !(value instanceof String text)) {
      return new Gson().toJsonTree(value);
    }
    boolean lines = type.startsWith("text/") || type.equals("image/svg+xml");
    return lines ? Multiline.split(text) : new JsonPrimitive(text);
  }
}
