package org.espalier.kernel.protocol;

import java.util.List;
import java.util.Map;
import org.espalier.kernel.history.History;
import org.espalier.kernel.history.HistoryEntry;

/** Questions about what was run. */
final class HistoryQuestions {
  private final History history;

  HistoryQuestions(History history) {
    this.history = history;
  }

  /** The content of a {@code history_reply}. */
  Map<String, Object> answer(Request request) {
    Fields fields = new Fields(request.content());
    boolean output = fields.flag("output", false);
    List<List<Object>> rows = entries(fields).stream().map(entry -> row(entry, output)).toList();
    return Map.of("status", "ok", "history", rows);
  }

  private List<HistoryEntry> entries(Fields fields) {
    String access = fields.text("hist_access_type", "tail");
    return switch (access) {
      case "tail" -> history.tail(fields.number("n", 0));
      case "range" ->
          history.range(
              fields.number("session", 0), fields.number("start", 0), fields.number("stop", 0));
      case "search" ->
          history.search(
              fields.text("pattern", "*"), fields.number("n", 0), fields.flag("unique", false));
      default ->
          throw new IllegalArgumentException(
              "hist_access_type is \"" + access + "\", it must be tail, range or search");
    };
  }

  private static List<Object> row(HistoryEntry entry, boolean output) {
    Object shown = output ? List.of(entry.input(), entry.output()) : entry.input();
    return List.of(entry.session(), entry.line(), shown);
  }
}
