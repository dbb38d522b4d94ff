package org.espalier.stdlib.latency;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.cost.LatencyTable;

/**
 * A latency table as a JSON file:
 *
 * <pre>{@code
 * {
 *   "format": "espalier-latency",
 *   "version": 1,
 *   "device": "MXNet on cpu, 2 threads, batch 1",
 *   "entries": [
 *     {"operation": "conv 3x3, 16 on 3x32x32", "kind": "conv 3x3", "work": 442368, "milliseconds": 0.21},
 *     ...
 *   ]
 * }
 * }</pre>
 */
public final class LatencyFile {
  private static final String FORMAT = "espalier-latency";
  private static final int VERSION = 1;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private LatencyFile() {}

  /** The file that {@link #write} writes. */
  private record Whole(
      String format, int version, String device, List<LatencyTable.Entry> entries) {}

  /**
   * Writes, replacing what was there.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, LatencyTable table) throws IOException {
    Whole whole = new Whole(FORMAT, VERSION, table.device(), table.entries());
    Files.writeString(file, GSON.toJson(whole) + "\n");
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it is not such a file, with its path and what is wrong
   */
  public static LatencyTable read(Path file) {
    JsonObject whole = parsed(file, content(file));
    if (!FORMAT.equals(text(file, whole, "format"))) {
      throw wrong(file, "its format is '" + text(file, whole, "format") + "'");
    }
    if (!String.valueOf(VERSION).equals(text(file, whole, "version"))) {
      throw wrong(
          file,
          "it is version "
              + text(file, whole, "version")
              + ", this program reads version "
              + VERSION);
    }
    JsonElement entries = whole.get("entries");
    if (entries == null || !entries.isJsonArray()) {
      throw wrong(file, "it has no 'entries'");
    }
    List<LatencyTable.Entry> read = new ArrayList<>();
    for (JsonElement entry : entries.getAsJsonArray()) {
      read.add(entry(file, read.size() + 1, entry));
    }
    return new LatencyTable(text(file, whole, "device"), read);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The latency table " + file + " can't be read: " + e.getMessage(), e);
    }
  }

  private static LatencyTable.Entry entry(Path file, int number, JsonElement element) {
    try {
      JsonObject entry = element.getAsJsonObject();
      return new LatencyTable.Entry(
          text(file, entry, "operation"),
          text(file, entry, "kind"),
          Long.parseLong(text(file, entry, "work")),
          Double.parseDouble(text(file, entry, "milliseconds")));
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw wrong(file, "entry " + number + " is '" + element + "': " + e.getMessage());
    }
  }

  private static JsonObject parsed(Path file, String text) {
    try {
      JsonElement whole = JsonParser.parseString(text);
      if (whole.isJsonObject()) {
        return whole.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw wrong(file, "it is not JSON, or a part of it is missing: " + e.getMessage());
    }
    throw wrong(file, "it is not a JSON object");
  }

  private static String text(Path file, JsonObject object, String name) {
    JsonElement value = object.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw wrong(file, "'" + name + "' is missing; there is " + object.keySet());
    }
    return value.getAsString();
  }

  private static IllegalArgumentException wrong(Path file, String what) {
    return new IllegalArgumentException(
        "'"
            + file
            + "' is not a latency table: "
            + what
            + ". `espalier latency SPACE --out FILE` writes one.");
  }
}
