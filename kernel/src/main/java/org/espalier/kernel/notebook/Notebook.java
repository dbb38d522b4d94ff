package org.espalier.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.espalier.kernel.notebook.NotebookCell.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A notebook document of nbformat 4.0 to 4.5. Everything in it that is not understood here, such as
 * foreign metadata and attachments, is kept as it is.
 */
public final class Notebook {
  private static final int FORMAT = 4;
  private static final int NEWEST_MINOR = 5;

  private final JsonObject document;
  private final List<NotebookCell> cells;

  private Notebook(JsonObject document, List<NotebookCell> cells) {
    this.document = document;
    this.cells = List.copyOf(cells);
  }

  /**
   * Reads a document.
   *
   * @throws NotebookException when it is not a notebook, or one of another major format
   */
  static Notebook of(JsonObject document) {
    requireFormat(document);
    JsonElement cells = document.get("cells");
    if (cells == null || !cells.isJsonArray()) {
      throw new NotebookException("it has no list \"cells\", so it is not a notebook");
    }
    List<NotebookCell> read = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonElement cell : cells.getAsJsonArray()) {
      if (!cell.isJsonObject()) {
        throw new NotebookException("cell " + (read.size() + 1) + " is not an object: " + cell);
      }
      read.add(read(cell.getAsJsonObject(), read.size() + 1, ids));
    }
    return new Notebook(document, read);
  }

  private static void requireFormat(JsonObject document) {
    JsonElement format = document.get("nbformat");
    if (format == null || !format.isJsonPrimitive()) {
      throw new NotebookException("it has no number \"nbformat\", so it is not a notebook");
    }
    if (!format.getAsString().equals(String.valueOf(FORMAT))) {
      throw new NotebookException(
          "it is a notebook of format "
              + format.getAsString()
              + ", and only format 4 can be run; `jupyter nbconvert --to notebook` converts it");
    }
  }

  private static NotebookCell read(JsonObject cell, int index, Set<String> ids) {
    JsonElement type = cell.get("cell_type");
    Kind kind =
        switch (type == null ? "" : type.getAsString()) {
          case "code" -> Kind.CODE;
          case "markdown" -> Kind.MARKDOWN;
          case "raw" -> Kind.RAW;
          default ->
              throw new NotebookException(
                  "cell " + index + " has the type " + type + "; known are code, markdown and raw");
        };
    JsonElement id = cell.get("id");
    String name = id == null ? "cell-" + index : id.getAsString();
    while (!ids.add(name)) {
      name = name + "-" + index;
    }
    return new NotebookCell(name, kind, Multiline.join(cell.get("source")), tags(cell));
  }

  private static Set<String> tags(JsonObject cell) {
    if (!(cell.get("metadata") instanceof JsonObject metadata)
        || !(metadata.get("tags") instanceof JsonArray tags)) {
      return Set.of();
    }
    return StreamSupport.stream(tags.spliterator(), false)
        .map(JsonElement::getAsString)
        .collect(Collectors.toSet());
  }

  /** The cells in order. */
  public List<NotebookCell> cells() {
    return cells;
  }

  /** How many cells {@linkplain NotebookCell#runs run}. */
  public int size() {
    return (int) cells.stream().filter(NotebookCell::runs).count();
  }

  /**
   * The document after a run, of nbformat 4.5. Code cells that did not run have no output.
   *
   * @param executions by cell id
   * @param language what {@code metadata.language_info} says
   */
  JsonObject executed(Map<String, Execution> executions, JsonElement language) {
    JsonObject copy = document.deepCopy();
    copy.addProperty("nbformat_minor", NEWEST_MINOR);
    JsonObject metadata = object(copy, "metadata");
    metadata.add("language_info", language);
    JsonArray written = copy.getAsJsonArray("cells");
    for (int i = 0; i < cells.size(); i++) {
      complete(written.get(i).getAsJsonObject(), cells.get(i), executions.get(cells.get(i).id()));
    }
    return copy;
  }

  private static void complete(JsonObject json, NotebookCell cell, @Nullable Execution execution) {
    json.addProperty("id", cell.id());
    object(json, "metadata");
    if (!json.has("source")) {
      json.addProperty("source", "");
    }
    if (cell.kind() == Kind.CODE) {
      JsonArray outputs = new JsonArray();
      if (execution != null) {
        execution.outputs().forEach(output -> outputs.add(output.json()));
      }
      json.add("outputs", outputs);
      json.add("execution_count", JsonNull.INSTANCE);
      if (execution != null) {
        json.addProperty("execution_count", execution.number());
      }
    }
  }

  private static JsonObject object(JsonObject parent, String name) {
    if (!(parent.get(name) instanceof JsonObject)) {
      parent.add(name, new JsonObject());
    }
    return parent.getAsJsonObject(name);
  }
}
