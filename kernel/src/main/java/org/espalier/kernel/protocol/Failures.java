package org.espalier.kernel.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.kernel.cell.CellFailure;

/** From whatever was thrown to the three things that Jupyter shows. */
final class Failures {
  private static final int MOST_FRAMES = 40;

  private Failures() {}

  static CellFailure of(Throwable thrown) {
    if (thrown instanceof CellFailure failure) {
      return failure;
    }
    List<String> lines = new ArrayList<>();
    lines.add(thrown.toString());
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
      lines.add("    at " + frames[i]);
    }
    String message = thrown.getMessage() == null ? "" : thrown.getMessage();
    return new CellFailure(thrown.getClass().getSimpleName(), message, lines, thrown);
  }

  /** The fields that {@code error} messages, replies and user expressions have in common. */
  static Map<String, Object> content(CellFailure failure) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("ename", failure.name());
    content.put("evalue", failure.message());
    content.put("traceback", failure.traceback());
    return content;
  }

  /** The content of a reply that says why there is none. */
  static Map<String, Object> reply(Throwable thrown) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", "error");
    reply.putAll(content(of(thrown)));
    return reply;
  }
}
