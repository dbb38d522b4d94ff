package org.espalier.kernel.cell.javadoc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentRenderer;
import org.espalier.kernel.render.MimeBundle;

/** What is shown of declarations: each one's signature in Kotlin, then its comment. */
public final class Page {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Map<String, String> TITLES =
      Map.of("return", "Returns ", "throws", "Throws ", "exception", "Throws ", "see", "See ");

  private final Document document = new Document();

  /** Adds signatures, each on a line. */
  public void signatures(List<String> lines) {
    HtmlTree.code(String.join("\n", lines), "kotlin", document);
  }

  /** Adds a comment. */
  public void comment(Comment comment) {
    HtmlTree.append(InlineTags.html(comment.text()), document);
    List<Comment.Tag> parameters =
        comment.tags().stream().filter(tag -> tag.name().equals("param")).toList();
    if (!parameters.isEmpty()) {
      items(parameters);
    }
    for (Comment.Tag tag : comment.tags()) {
      String title = TITLES.get(tag.name());
      if (title != null) {
        HtmlTree.append(title + rest(tag), document);
      }
    }
  }

  private static String rest(Comment.Tag tag) {
    if (tag.name().equals("see")) {
      boolean reference = !tag.text().startsWith("<") && !tag.text().startsWith("\"");
      return reference ? InlineTags.html("{@link " + tag.text() + "}") : tag.text();
    }
    String subject =
        tag.subject().isEmpty() ? "" : "<code>" + InlineTags.name(tag.subject()) + "</code> ";
    return subject + InlineTags.html(tag.text());
  }

  private void items(List<Comment.Tag> parameters) {
    BulletList list = HtmlTree.bullets();
    list.setTight(true);
    document.appendChild(list);
    for (Comment.Tag tag : parameters) {
      ListItem item = new ListItem();
      list.appendChild(item);
      String name = tag.subject().replaceAll("[<>]", "");
      HtmlTree.append("<code>" + name + "</code> &ndash; " + InlineTags.html(tag.text()), item);
    }
  }

  /** Adds a line of text. */
  public void line(String text) {
    Paragraph paragraph = new Paragraph();
    paragraph.appendChild(new Text(text));
    document.appendChild(paragraph);
  }

  /** All of it as plain text, Markdown and HTML. */
  public MimeBundle bundle() {
    return MimeBundle.text(plain())
        .with(
            "text/markdown",
            MarkdownRenderer.builder().extensions(EXTENSIONS).build().render(document))
        .with("text/html", HtmlRenderer.builder().extensions(EXTENSIONS).build().render(document));
  }

  private String plain() {
    return TextContentRenderer.builder()
        .extensions(EXTENSIONS)
        .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
        .nodeRendererFactory(BareCode::new)
        .build()
        .render(document)
        .stripTrailing();
  }

  /** Code in plain text as it is, without quotation marks. */
  private record BareCode(TextContentNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Code.class);
    }

    @Override
    public void render(Node node) {
      if (node instanceof Code code) {
        context.getWriter().write(code.getLiteral());
      }
    }
  }
}
