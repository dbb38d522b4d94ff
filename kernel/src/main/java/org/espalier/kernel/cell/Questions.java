package org.espalier.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.kernel.cell.compile.CellCompiler;
import org.espalier.kernel.cell.compile.CompilerThread;
import org.espalier.kernel.cell.compile.NotCompiled;
import org.espalier.kernel.cell.insight.Arguments;
import org.espalier.kernel.cell.insight.ClassIndex;
import org.espalier.kernel.cell.insight.Insight;
import org.espalier.kernel.cell.insight.Suggestion;
import org.espalier.kernel.cell.javadoc.Comments;
import org.espalier.kernel.magic.Magic;
import org.espalier.kernel.magic.Magics;
import org.espalier.kernel.render.MimeBundle;

/**
 * Answers questions about code without running it, also while a cell runs. Gives up soon when the
 * compiler is at something else; never fails.
 */
final class Questions {
  private static final long PATIENCE_MS = 1_500;
  private final CompilerThread compiler;
  private final Magics magics;
  private final Insight insight;
  private final Explanation explanation =
      new Explanation(new Comments(Questions.class.getClassLoader()));

  Questions(CompilerThread compiler, Magics magics, List<String> imports) {
    this.compiler = compiler;
    this.magics = magics;
    this.insight = new Insight(imports, new ClassIndex(Classpath.ofProcess()));
  }

  List<Completion> complete(String code, int cursor) {
    int end = Math.max(0, Math.min(cursor, code.length()));
    int line = code.lastIndexOf('\n', end - 1) + 1;
    if (code.startsWith("%", line) && code.substring(line, end).matches("%%?\\w*")) {
      return magics(code.substring(line, end), line, end);
    }
    String text = MagicLines.blanked(code);
    int start = wordStart(text, end);
    return suggestions(text, start, end, text.substring(start, end)).stream()
        .map(each -> completion(each, start, end))
        .toList();
  }

  private List<Completion> magics(String typed, int start, int end) {
    return magics.all().stream()
        .filter(each -> each.name().startsWith(typed))
        .map(each -> new Completion(each.name(), start, end, use(each), "magic"))
        .toList();
  }

  private static String use(Magic magic) {
    return (magic.name() + " " + magic.arguments()).strip();
  }

  private static Completion completion(Suggestion suggestion, int start, int end) {
    return new Completion(suggestion.name(), start, end, suggestion.signature(), suggestion.kind());
  }

  Optional<MimeBundle> inspect(String code, int cursor) {
    int place = Math.max(0, Math.min(cursor, code.length()));
    int line = code.lastIndexOf('\n', place - 1) + 1;
    for (Magic magic : magics.all()) {
      if (code.startsWith(magic.name(), line)
          && magic.name().length() >= wordEnd(code, place) - line) {
        return Optional.of(MimeBundle.text(use(magic) + "\n" + magic.summary()));
      }
    }
    String text = MagicLines.blanked(code);
    int end = wordEnd(text, place);
    Optional<MimeBundle> named = inspected(text, end);
    int call = callBefore(text, place);
    return named.isPresent() || call == place ? named : inspected(text, call);
  }

  /** What the name is that ends at a place. */
  private Optional<MimeBundle> inspected(String text, int end) {
    int start = wordStart(text, end);
    return start == end ? Optional.empty() : inspected(text, start, end);
  }

  private Optional<MimeBundle> inspected(String text, int start, int end) {
    String name = text.substring(start, end);
    return suggestions(text, start, end, name).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .map(each -> explanation.of(each, arguments(text, end)));
  }

  private Arguments arguments(String text, int end) {
    return answer(ready -> Arguments.at(ready.parse(text), end), Arguments.UNKNOWN);
  }

  private List<Suggestion> suggestions(String text, int start, int end, String prefix) {
    return answer(ready -> insight.at(ready, text, start, end, prefix), List.of());
  }

  /** What the compiler says; something else when it is at other work or can't tell. */
  private <T> T answer(CompilerThread.Task<T> question, T otherwise) {
    try {
      T answer = compiler.tryFor(PATIENCE_MS, question);
      return answer == null ? otherwise : answer;
    } catch (NotCompiled | RuntimeException | Error unanswerable) {
      // Code that is being typed can be wrong in ways that no compiler foresees.
      return otherwise;
    }
  }

  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int wordEnd(String text, int place) {
    int end = place;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where the name of the call ends whose brackets are open at a place. */
  private static int callBefore(String text, int place) {
    int depth = 0;
    for (int i = place - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == ')') {
        depth++;
      } else if (c == '(' && depth-- == 0) {
        return i;
      }
    }
    return place;
  }

  Completeness completeness(String code) {
    return answer(
        ready -> completeness(ready, code), new Completeness(Completeness.Status.UNKNOWN, ""));
  }

  private static Completeness completeness(CellCompiler ready, String code) {
    CellText text = CellText.of(code, piece -> ready.parse(piece).unfinished());
    List<CellText.Piece> kotlin = new ArrayList<>(text.pieces());
    kotlin.removeIf(piece -> piece.isMagic() && !piece.magic().startsWith("%%"));
    for (int i = 0; i < kotlin.size(); i++) {
      boolean last = kotlin.get(i).equals(text.pieces().get(text.pieces().size() - 1));
      Completeness answer = Unfinished.judge(ready.parse(kotlin.get(i).code()), last);
      if (answer.status() != Completeness.Status.COMPLETE) {
        return answer;
      }
    }
    return new Completeness(Completeness.Status.COMPLETE, "");
  }
}
