package org.espalier.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Notebooks for tests. */
final class Notebooks {
  private Notebooks() {}

  /** A notebook of code cells. */
  static Notebook ofCode(String... sources) {
    JsonObject document = JsonParser.parseString("{\"nbformat\":4,\"cells\":[]}").getAsJsonObject();
    for (String source : sources) {
      document.getAsJsonArray("cells").add(cell("code", source));
    }
    return Notebook.of(document);
  }

  static JsonObject cell(String type, String source, String... tags) {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", type);
    cell.addProperty("source", source);
    JsonArray list = new JsonArray();
    for (String tag : tags) {
      list.add(tag);
    }
    JsonObject metadata = new JsonObject();
    metadata.add("tags", list);
    cell.add("metadata", metadata);
    return cell;
  }
}
