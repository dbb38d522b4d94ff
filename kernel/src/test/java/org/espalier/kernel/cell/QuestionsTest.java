package org.espalier.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.espalier.kernel.cell.Completeness.Status;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {
  private final TestNotebook notebook = new TestNotebook();

  @BeforeAll
  static void declare() throws CellFailure {
    new TestNotebook()
        .run(
            """
            val numbersOfMine = listOf(1, 2, 3)
            class Hound(val name: String) { fun howl(times: Int) = name.repeat(times); private val secret = 1 }
            val rex = Hound("rex")
            fun Hound.walked(km: Double = 1.0) = km
            fun helpful(a: Int, b: String = "x") = a
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "numbersOfMine.fir => first",
        "numbersOfMine.mapInd => mapIndexed",
        "\"abc\".substr => substring",
        "rex.ho => howl",
        "rex.wa => walked",
        "rex?.na => name",
        "numbersOfMine.map { it.toStr => toString",
        "numbersOfMine.map { val q = it.toString(); q.len => length",
        "helpf => helpful",
        "numbersOf => numbersOfMine",
        "Hou => Hound",
        "listO => listOf",
        "java.time.Dur => Duration",
        "java.time.Duration.ofSec => ofSeconds",
        "java.ti => time",
        "import java.ut => util",
        "val localName = 3; localN => localName",
        "fun f(parameter: Int) { param => parameter",
        "buildString { appe => append",
        "Math.hyp => hypot",
        "numbersOfMine.filter { it > 1 }.joinToS => joinToString",
        "numbersOfMine.stream().distin => distinct",
        "disp => display",
        "sq => sqrt",
        "IntStr => IntStream",
        "Thread.currentThread().nam => name",
        "wh => when",
        "%ti => %time",
        "%time numbersOfMine.las => last",
        "NUMBERSOFM => numbersOfMine",
      })
  void completes(String code, String expected) {
    assertThat(notebook.completions(code)).contains(expected);
  }

  @Test
  void ownNamesComeFirstAndTheReplacedRangeIsTheName() {
    notebook.completions("h");
    assertThat(notebook.completions("he").get(0)).isEqualTo("helpful");
    Completion completion = notebook.evaluator().complete("1 + helpf(2)", 9).get(0);
    assertThat(completion.start()).isEqualTo(4);
    assertThat(completion.end()).isEqualTo(9);
    assertThat(completion.signature()).isEqualTo("helpful(a: Int, b: String = ...): Int");
    assertThat(completion.kind()).isEqualTo("function");
  }

  @Test
  void privateMembersAreNotOffered() {
    assertThat(notebook.completions("rex."))
        .contains("howl", "name", "walked")
        .doesNotContain("secret");
  }

  @Test
  void askingLeavesNoTrace() throws CellFailure {
    notebook.completions("val traceOfAsking = 1; traceOfAsk");
    assertThat(notebook.failure("traceOfAsking").name()).isEqualTo("CompilationError");
    assertThat(notebook.value("helpful(3)")).isEqualTo(3);
  }

  @Test
  void nonsenseIsAnsweredWithNothing() {
    for (String code :
        List.of("", "}}}", "fun fun fun", "\"", "numbersOfMine.zzzz", "%", "x..", "@", "\n\n")) {
      for (int cursor = -1; cursor <= code.length() + 1; cursor++) {
        notebook.evaluator().complete(code, cursor);
        notebook.evaluator().inspect(code, cursor);
      }
    }
    assertThat(notebook.completions("numbersOfMine.zzzz")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "hel|pful(1) => fun helpful(a: Int, b: String = ...): Int",
        "helpful(1, | => fun helpful(a: Int, b: String = ...): Int",
        "rex.how|l(2) => fun howl(times: Int): String",
        "re|x => val rex: Hound",
        "Hou|nd => class Hound(name: String)",
        "numbersOfMine| => val numbersOfMine: List<Int>",
        "%ti|me 1 => %time expression",
      })
  void inspects(String marked, String expected) {
    String code = marked.replace("|", "");
    assertThat(inspected(code, marked.indexOf('|'))).startsWith(expected);
  }

  private String inspected(String code, int cursor) {
    return notebook
        .evaluator()
        .inspect(code, cursor)
        .map(found -> String.valueOf(found.data().get("text/plain")))
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "manyWays() => 1 2 3",
        "manyWays(1) => 2 1 3",
        "manyWays(1, 2) => 3 1 2",
        "manyWays(1, => 3 1 2",
        "manyWays(1) { } => 3 1 2",
        "manyWays => 1 2 3",
        "manyWays(1, 2, 3) => 1 2 3",
      })
  void overloadsThatTakeTheArgumentsComeFirst(String code, String order) throws CellFailure {
    notebook.run("fun manyWays() = 1; fun manyWays(a: Int) = 2; fun manyWays(a: Int, b: Any) = 3");
    String all = inspected(code, 3);
    List<String> forms =
        List.of("manyWays(): Int", "manyWays(a: Int): Int", "manyWays(a: Int, b: Any): Int");
    List<String> sorted =
        forms.stream()
            .sorted(Comparator.comparing(all::indexOf))
            .map(each -> "" + (forms.indexOf(each) + 1))
            .toList();
    assertThat(String.join(" ", sorted)).isEqualTo(order);
    assertThat(all.contains("Also:")).isEqualTo(!order.equals("1 2 3") || code.endsWith("()"));
  }

  @Test
  void javadocOfOurOwnWordsIsShownInThreeForms() {
    var found = notebook.evaluator().inspect("clearOutput(true)", 5).orElseThrow().data();
    assertThat(found).containsOnlyKeys("text/plain", "text/markdown", "text/html");
    assertThat(String.valueOf(found.get("text/plain")))
        .isEqualTo(
            """
            fun clearOutput(wait: Boolean): Unit

            Takes away what the cell has shown so far.

            - wait – only when the next output arrives, so that nothing flickers

            Also:

            fun clearOutput(): Unit""");
    assertThat(String.valueOf(found.get("text/html")))
        .contains(
            "<code class=\"language-kotlin\">fun clearOutput(wait", "<li><code>wait</code> –");
    assertThat(String.valueOf(found.get("text/markdown"))).contains("```kotlin", "- `wait` –");
  }

  @Test
  void nothingIsSaidOfUnknownNames() {
    assertThat(notebook.evaluator().inspect("noSuchNameAtAll", 3)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "val x = 1 => COMPLETE",
        "fun f() { => INCOMPLETE",
        "if (x => INCOMPLETE",
        "val x = => INCOMPLETE",
        "listOf(1, => INCOMPLETE",
        "val s = \"\"\"a => INCOMPLETE",
        "/* a => INCOMPLETE",
        "val s = \"a => INVALID",
        "val x = = 2 => INVALID",
        "fun f( = 3 ) } => INVALID",
        "%who => COMPLETE",
        "%time f() => COMPLETE",
        "%%time\\nwhile (true) { => INCOMPLETE",
        "%%time\\n1 => COMPLETE",
        "%who\\nfun f() { => INCOMPLETE",
      })
  void tellsWhetherCodeIsReady(String code, Status status) {
    assertThat(notebook.evaluator().completeness(code.replace("\\n", "\n")).status())
        .isEqualTo(status);
  }

  @Test
  void nextLineIsIndentedBelowWhatIsOpen() {
    assertThat(notebook.evaluator().completeness("fun f() {").indent()).isEqualTo("    ");
    assertThat(notebook.evaluator().completeness("fun f() {\n    if (x) {").indent())
        .isEqualTo("        ");
    assertThat(notebook.evaluator().completeness("fun f() {\n    val a = 1").indent())
        .isEqualTo("    ");
  }
}
