package org.espalier.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.espalier.kernel.cell.insight.Arguments;
import org.espalier.kernel.cell.insight.Suggestion;
import org.espalier.kernel.cell.insight.Suggestion.Form;
import org.espalier.kernel.cell.javadoc.Comment;
import org.espalier.kernel.cell.javadoc.Comments;
import org.espalier.kernel.cell.javadoc.Page;
import org.espalier.kernel.render.MimeBundle;

/**
 * What is shown of a name: the signature of each overload that takes as many arguments as are
 * there, with its comment below; of the others the signature only.
 */
record Explanation(Comments comments) {
  MimeBundle of(Suggestion suggestion, Arguments arguments) {
    Predicate<Form> fits =
        suggestion.forms().stream().anyMatch(arguments::fit) ? arguments::fit : form -> true;
    Page page = new Page();
    Shown shown = new Shown(page);
    suggestion.forms().stream()
        .filter(fits)
        .forEach(form -> shown.add(line(suggestion, form), comment(form)));
    shown.end();
    List<String> others =
        suggestion.forms().stream()
            .filter(fits.negate())
            .map(form -> line(suggestion, form))
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      page.line("Also:");
      page.signatures(others);
    }
    return page.bundle();
  }

  private Optional<Comment> comment(Form form) {
    return Optional.ofNullable(form.declared()).flatMap(comments::of);
  }

  private static String line(Suggestion suggestion, Form form) {
    String word =
        switch (suggestion.kind()) {
          case "function" -> "fun ";
          case "property" -> "val ";
          default -> suggestion.kind() + " ";
        };
    return word + form.signature();
  }

  /** Signatures that have one comment, or none, stand together. */
  private static final class Shown {
    private final Page page;
    private final List<String> lines = new ArrayList<>();
    private Optional<Comment> last = Optional.empty();

    Shown(Page page) {
      this.page = page;
    }

    void add(String line, Optional<Comment> comment) {
      if (!comment.equals(last)) {
        end();
      }
      lines.add(line);
      last = comment;
    }

    void end() {
      if (!lines.isEmpty()) {
        page.signatures(lines);
        last.ifPresent(page::comment);
        lines.clear();
      }
    }
  }
}
