package org.espalier.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.espalier.kernel.output.CellOutput.Stream;
import org.espalier.kernel.render.MimeBundle;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  @Test
  void theRichestFormIsShownAndTextIsEscaped() {
    String page =
        page(
            new Output.Text(Stream.OUT, "10 %\r50 %\r100 %\n<done>\n"),
            new Output.Display(MimeBundle.text("no").with("image/svg+xml", "<svg/>")),
            new Output.Display(MimeBundle.text("no").with("image/png", "QUJD")),
            new Output.Result(1, MimeBundle.text("no").with("text/html", "<b>yes</b>")),
            new Output.Failure("E", "m", List.of("\u001b[31mred\u001b[0m & more")));
    assertThat(page)
        .contains("<pre class=\"text\">100 %\n&lt;done&gt;</pre>")
        .contains("<img alt=\"\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">")
        .contains("<img alt=\"\" src=\"data:image/png;base64,QUJD\">")
        .contains("<div class=\"shown\"><b>yes</b></div>")
        .contains("<pre class=\"error\">red &amp; more</pre>")
        .doesNotContain(">no<");
  }

  @Test
  void markdownIsTypesetWithTables() {
    assertThat(page()).contains("<h1>Title</h1>").contains("<th>a</th>").contains("<td>1</td>");
  }

  @Test
  void codeIsHighlighted() {
    assertThat(page())
        .contains("<span class=\"keyword\">val</span> x = <span class=\"number-literal\">1</span>")
        .contains("<span class=\"comment\">// &lt;one&gt;</span>");
  }

  @Test
  void thePageNeedsNoOtherFileAndKnowsBothThemes() {
    assertThat(page())
        .contains("prefers-color-scheme: dark")
        .doesNotContain("<link")
        .doesNotContain("<script")
        .doesNotContain("http");
  }

  private static String page(Output... outputs) {
    JsonObject document = JsonParser.parseString("{\"nbformat\":4,\"cells\":[]}").getAsJsonObject();
    document
        .getAsJsonArray("cells")
        .add(Notebooks.cell("markdown", "# Title\n\n| a |\n|---|\n| 1 |\n"));
    document.getAsJsonArray("cells").add(Notebooks.cell("code", "val x = 1 // <one>"));
    Execution execution = new Execution(1, List.of(outputs), Duration.ofMillis(1234));
    return HtmlPage.of("t", Notebook.of(document), Map.of("cell-2", execution));
  }
}
