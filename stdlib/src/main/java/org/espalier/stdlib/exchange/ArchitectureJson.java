package org.espalier.stdlib.exchange;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * An architecture as JSON with the space that it belongs to:
 *
 * <pre>{@code
 * {
 *   "format": "espalier-architecture",
 *   "version": 1,
 *   "space": "network(image(3, 32, 32))...",
 *   "fingerprint": "0123456789abcdef",
 *   "architecture": "|nor_conv_3x3~0|+...",
 *   "choices": {"cell/edge.0-1": "nor_conv_3x3", ...}
 * }
 * }</pre>
 *
 * <p>The architecture's text is what is read back; the choices are for other programs. Read with
 * the space, whose fingerprint tells whether it is the same one.
 */
public final class ArchitectureJson {
  private static final String FORMAT = "espalier-architecture";
  private static final int VERSION = 1;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ArchitectureJson() {}

  /** Writes. */
  public static String write(Architecture architecture) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("version", VERSION);
    json.addProperty("space", architecture.space().toString());
    json.addProperty("fingerprint", architecture.space().fingerprint());
    json.addProperty("architecture", architecture.toString());
    JsonObject choices = new JsonObject();
    architecture.values().forEach(choices::addProperty);
    json.add("choices", choices);
    return GSON.toJson(json);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the text is not such JSON, when its version is newer, or
   *     when it belongs to another space, with both spaces
   */
  public static Architecture read(SearchSpace space, String text) {
    JsonObject json = parsed(text);
    if (!FORMAT.equals(string(json, "format"))) {
      throw new IllegalArgumentException(
          "The JSON of an architecture has the format '"
              + FORMAT
              + "', but got '"
              + string(json, "format")
              + "'.");
    }
    requireVersion(string(json, "version"));
    if (!space.fingerprint().equals(string(json, "fingerprint"))) {
      throw new IllegalArgumentException(
          "The architecture belongs to the space "
              + string(json, "space")
              + " (fingerprint "
              + string(json, "fingerprint")
              + "), but is read as one of "
              + space
              + " (fingerprint "
              + space.fingerprint()
              + "). Read it with the space that it was written from.");
    }
    return space.parse(string(json, "architecture"));
  }

  private static void requireVersion(String version) {
    if (!version.equals(String.valueOf(VERSION))) {
      throw new IllegalArgumentException(
          "This program reads version "
              + VERSION
              + " of the JSON of architectures, but got version "
              + version
              + "; use the program that wrote it.");
    }
  }

  private static JsonObject parsed(String text) {
    try {
      JsonElement whole = JsonParser.parseString(text);
      if (whole.isJsonObject()) {
        return whole.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(
          "This is not the JSON of an architecture, or a part of it is missing: " + e.getMessage(),
          e);
    }
    throw new IllegalArgumentException(
        "The JSON of an architecture is an object with the format '"
            + FORMAT
            + "', but got: "
            + text.strip());
  }

  private static String string(JsonObject json, String name) {
    JsonElement value = json.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw new IllegalArgumentException(
          "The JSON of an architecture needs '" + name + "', but this one has " + json.keySet());
    }
    return value.getAsString();
  }
}
