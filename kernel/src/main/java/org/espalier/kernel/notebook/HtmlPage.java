package org.espalier.kernel.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** An executed notebook as one HTML page that needs no other file, for light and dark themes. */
public final class HtmlPage {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();

  private HtmlPage() {}

  /**
   * Makes the page.
   *
   * @param title what the browser's tab says
   * @param executions what ran, by cell id
   */
  public static String of(String title, Notebook notebook, Map<String, Execution> executions) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(Html.escape(title))
        .append("</title>\n<style>\n")
        .append(style())
        .append("</style>\n</head>\n<body>\n");
    for (NotebookCell cell : notebook.cells()) {
      page.append(html(cell, executions.get(cell.id())));
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static String html(NotebookCell cell, @Nullable Execution execution) {
    return switch (cell.kind()) {
      case MARKDOWN -> "<div class=\"prose\">\n" + markdown(cell.source()) + "</div>\n";
      case RAW -> "<pre class=\"text prose\">" + Html.escape(cell.source()) + "</pre>\n";
      case CODE -> code(cell, execution);
    };
  }

  static String markdown(String text) {
    return RENDERER.render(PARSER.parse(text));
  }

  private static String code(NotebookCell cell, @Nullable Execution execution) {
    StringBuilder html = new StringBuilder("<div class=\"cell\">\n<div class=\"number\">");
    html.append(execution == null ? "" : "In[" + execution.number() + "]")
        .append("</div>\n<div class=\"content\">\n<pre class=\"code\">")
        .append(KotlinHighlighter.html(cell.source()))
        .append("</pre>\n");
    if (execution != null) {
      execution.outputs().forEach(output -> html.append(HtmlOutput.of(output)));
      html.append("<div class=\"time\">")
          .append(Terminal.seconds(execution.time()))
          .append("</div>\n");
    }
    return html.append("</div>\n</div>\n").toString();
  }

  private static String style() {
    try (InputStream css = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
