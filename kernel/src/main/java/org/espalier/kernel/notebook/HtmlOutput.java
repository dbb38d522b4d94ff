package org.espalier.kernel.notebook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.espalier.kernel.output.CellOutput.Stream;
import org.espalier.kernel.render.MimeBundle;

/** One output of a cell as HTML: the richest of its forms that a page can show. */
final class HtmlOutput {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
  private static final List<String> IMAGES = List.of("image/png", "image/jpeg", "image/gif");

  private HtmlOutput() {}

  static String of(Output output) {
    if (output instanceof Output.Text text) {
      String kind = text.stream() == Stream.ERR ? "text standard-error" : "text";
      return preformatted(kind, overwritten(text.text()));
    }
    if (output instanceof Output.Failure failure) {
      return preformatted("error", String.join("\n", failure.traceback()));
    }
    if (output instanceof Output.Result result) {
      return shown(result.bundle());
    }
    return output instanceof Output.Display display ? shown(display.bundle()) : "";
  }

  private static String shown(MimeBundle bundle) {
    Map<String, Object> data = bundle.data();
    if (data.get("text/html") instanceof String html) {
      return box(html);
    }
    if (data.get("image/svg+xml") instanceof String svg) {
      return box(
          image(
              "image/svg+xml",
              Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8))));
    }
    for (String type : IMAGES) {
      if (data.get(type) instanceof String base64) {
        return box(image(type, base64.replaceAll("\\s", "")));
      }
    }
    if (data.get("text/markdown") instanceof String markdown) {
      return box(HtmlPage.markdown(markdown));
    }
    return preformatted("text", String.valueOf(data.getOrDefault("text/plain", "")));
  }

  /** As an image, so that the identifiers and styles of one drawing don't meet another's. */
  private static String image(String type, String base64) {
    return "<img alt=\"\" src=\"data:" + type + ";base64," + base64 + "\">";
  }

  private static String box(String html) {
    return "<div class=\"shown\">" + html + "</div>\n";
  }

  private static String preformatted(String kind, String text) {
    String plain = COLOUR.matcher(text).replaceAll("");
    return "<pre class=\"" + kind + "\">" + Html.escape(plain) + "</pre>\n";
  }

  /** What a terminal leaves to see of each line: the text behind its last carriage return. */
  static String overwritten(String text) {
    return Arrays.stream(text.replace("\r\n", "\n").stripTrailing().split("\n", -1))
        .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
        .map(line -> line.substring(line.lastIndexOf('\r') + 1))
        .collect(Collectors.joining("\n"));
  }
}
