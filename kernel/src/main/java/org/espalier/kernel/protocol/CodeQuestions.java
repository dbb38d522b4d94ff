package org.espalier.kernel.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.cell.Completeness;
import org.espalier.kernel.cell.Completion;
import org.espalier.kernel.render.MimeBundle;

/**
 * Questions about code that is being typed. The protocol counts positions in Unicode characters,
 * the evaluator in UTF-16 units.
 */
final class CodeQuestions {
  private final CellEvaluator evaluator;

  CodeQuestions(CellEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** The content of a {@code complete_reply}. */
  Map<String, Object> complete(Request request) {
    Fields fields = new Fields(request.content());
    String code = fields.text("code");
    int cursor = cursor(fields, code);
    List<Completion> found = evaluator.complete(code, cursor);
    int start = found.stream().mapToInt(Completion::start).min().orElse(cursor);
    int end = found.stream().mapToInt(Completion::end).max().orElse(cursor);
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", "ok");
    reply.put("matches", found.stream().map(c -> whole(c, code, start, end)).distinct().toList());
    reply.put("cursor_start", code.codePointCount(0, start));
    reply.put("cursor_end", code.codePointCount(0, end));
    reply.put("metadata", Map.of("_jupyter_types_experimental", types(found, code, start, end)));
    return reply;
  }

  /** The content of an {@code inspect_reply}. */
  Map<String, Object> inspect(Request request) {
    Fields fields = new Fields(request.content());
    String code = fields.text("code");
    Optional<MimeBundle> found = evaluator.inspect(code, cursor(fields, code));
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", "ok");
    reply.put("found", found.isPresent());
    reply.put("data", found.map(MimeBundle::data).orElse(Map.of()));
    reply.put("metadata", Map.of());
    return reply;
  }

  /** The content of an {@code is_complete_reply}. */
  Map<String, Object> completeness(Request request) {
    Completeness answer = evaluator.completeness(new Fields(request.content()).text("code"));
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", answer.status().name().toLowerCase(Locale.ROOT));
    if (answer.status() == Completeness.Status.INCOMPLETE) {
      reply.put("indent", answer.indent());
    }
    return reply;
  }

  /** The cursor in UTF-16 units; a position outside the code is moved to its nearer end. */
  private static int cursor(Fields fields, String code) {
    int characters = code.codePointCount(0, code.length());
    int asked = fields.number("cursor_pos", characters);
    return code.offsetByCodePoints(0, Math.max(0, Math.min(asked, characters)));
  }

  /** The text that replaces the range which all completions have in common. */
  private static String whole(Completion one, String code, int start, int end) {
    return code.substring(start, one.start()) + one.text() + code.substring(one.end(), end);
  }

  private static List<Map<String, Object>> types(
      List<Completion> found, String code, int start, int end) {
    return found.stream()
        .<Map<String, Object>>map(
            one ->
                Map.of(
                    "text", whole(one, code, start, end),
                    "type", one.kind(),
                    "signature", one.signature(),
                    "start", code.codePointCount(0, start),
                    "end", code.codePointCount(0, end)))
        .toList();
  }
}
