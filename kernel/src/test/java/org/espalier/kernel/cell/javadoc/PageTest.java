package org.espalier.kernel.cell.javadoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
  private final Page page = new Page();

  private String shown(String type) {
    return String.valueOf(page.bundle().data().get(type));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "See {@code max(0, x)}. => See max(0, x).",
        "{@code cells { it.size }} end => cells { it.size } end",
        "{@code List<String>} => List<String>",
        "{@link org.espalier.dsl.space.Network#stem(int, int)} => Network.stem",
        "{@link #stem} and {@link List} => stem and List",
        "{@link List#of its factory} => its factory",
        "{@linkplain List a list} => a list",
        "a {@literal <b>} &amp; {@value #SIZE} => a <b> & SIZE",
        "<em>so</em> it <b>is</b> => so it is",
        "un{@code closed => unclosed",
      })
  void inlineTagsReadAsText(String comment, String expected) {
    page.comment(Comment.of(comment));
    assertThat(shown("text/plain")).isEqualTo(expected);
  }

  @Test
  void blocksAndTagsReadWellInAllForms() {
    page.signatures(List.of("fun f(a: Int): Int"));
    page.comment(
        Comment.of(
            """
             First
             sentence.

             <p>Second, <ul><li>one <li>two {@code 2 < 3}</ul>

             <pre>{@code
             cell { x }
               .nodes(4)
             @Test
             }</pre>

             <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>

             @param a what goes
                 in
             @return what comes out
             @throws IllegalStateException when {@code a} is odd
             @see List#of
            """));
    assertThat(shown("text/plain"))
        .isEqualTo(
            """
            fun f(a: Int): Int

            First sentence.

            Second,

            - one
            - two 2 < 3

            cell { x }
              .nodes(4)
            @Test

            a| b
            1| 2

            - a – what goes in

            Returns what comes out

            Throws IllegalStateException when a is odd

            See List.of""");
    assertThat(shown("text/markdown"))
        .contains(
            "```kotlin\nfun f(a: Int): Int\n```", "- two `2 < 3`", "|a|b|", "- `a` – what goes in");
    assertThat(shown("text/html"))
        .contains("<li>two <code>2 &lt; 3</code></li>", "<td>1</td>", "<p>Second,</p>")
        .doesNotContain("{@");
  }

  @Test
  void overloadIsFoundByItsParametersAndInheritedCommentsAreFound() {
    Comments comments = new Comments(getClass().getClassLoader());
    Declared line = new Declared("org.espalier.kernel.cell.Notebook", "ask", List.of("String"));
    assertThat(comments.of(line).map(Comment::text)).contains("Asks the user for a line.");
    Declared two =
        new Declared("org.espalier.kernel.cell.Notebook", "display", List.of("Any?", "String"));
    assertThat(comments.of(two).orElseThrow().text()).contains("by which");
    Declared inherited =
        new Declared("org.espalier.kernel.cell.KotlinCellEvaluator", "interrupt", List.of());
    assertThat(comments.of(inherited).orElseThrow().text()).startsWith("Stops the cell");
    Declared component = new Declared("org.espalier.kernel.cell.Completion", "start", List.of());
    assertThat(comments.of(component)).isPresent();
    assertThat(comments.of(new Declared("no.Such", "x", List.of()))).isEqualTo(Optional.empty());
    assertThat(comments.of(new Declared("java.util.List", "of", List.of()))).isEmpty();
  }
}
