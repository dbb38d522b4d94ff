package org.espalier.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
  private final TestNotebook notebook = new TestNotebook();

  @Test
  void compileErrorsNameCellLineAndColumnWithACaretBelowThePlace() {
    CellFailure failure =
        notebook.failure(301, "val fine = 1\nval y: Int = \"s\"\n\tundefinedThing");
    assertThat(failure.name()).isEqualTo("CompilationError");
    assertThat(failure.message()).startsWith("line 2: ").endsWith("(and 1 more)");
    List<String> lines = failure.traceback();
    assertThat(lines.get(0)).startsWith("Cell In[301], line 2:12: Initializer type mismatch");
    assertThat(lines.get(1)).isEqualTo("    val y: Int = \"s\"");
    assertThat(lines.get(2)).isEqualTo("               ^");
    assertThat(lines.get(3))
        .isEqualTo("Cell In[301], line 3:2: Unresolved reference 'undefinedThing'.");
    assertThat(lines.get(5)).isEqualTo("    \t^");
  }

  @Test
  void syntaxErrorsAreFoundByTheParser() {
    CellFailure failure = notebook.failure(302, "fun f( = 3");
    assertThat(failure.name()).isEqualTo("CompilationError");
    assertThat(failure.traceback().get(0)).startsWith("Cell In[302], line 1:");
  }

  @Test
  void importsBelowOtherCodeLeaveEveryErrorAtItsPlace() {
    CellFailure unknown =
        notebook.failure(
            303, "val late1 = 1; import java.util.Date\n  import no.such.Thing\nlate1");
    assertThat(unknown.traceback().get(0))
        .startsWith("Cell In[303], line 2:10: Unresolved reference 'no'");
    CellFailure other =
        notebook.failure(304, "val late2 = 1\n import java.util.Date; noSuchWord\nDate(0)");
    assertThat(other.traceback().get(0))
        .isEqualTo("Cell In[304], line 2:25: Unresolved reference 'noSuchWord'.");
    assertThat(notebook.failure(305, "val late3 = 1\nimport java.util.Date\n)").traceback().get(0))
        .startsWith("Cell In[305], line 3:1: ");
  }

  @Test
  void warningsDoNotFailACell() throws CellFailure {
    assertThat(
            notebook.value("@Deprecated(\"x\") fun oldOne() = 3\nval unused = 1 as Int\noldOne()"))
        .isEqualTo(3);
  }

  @Test
  void exceptionsLeadThroughTheUsersOwnLinesWithTheirCells() throws CellFailure {
    notebook.run(
        311,
        "\nfun failing(n: Int): Int {\n  return n / 0\n}\nclass Caller { fun call() = failing(1) }");
    CellFailure failure = notebook.failure(312, "listOf(1).map {\n  Caller().call()\n}");
    assertThat(failure.name()).isEqualTo("ArithmeticException");
    assertThat(failure.message()).isEqualTo("/ by zero");
    assertThat(failure.traceback())
        .containsExactly(
            "Cell In[311], line 3",
            "    return n / 0",
            "ArithmeticException: / by zero",
            "  at Cell In[311], line 3, in failing",
            "  at Cell In[311], line 5, in Caller.call",
            "  at Cell In[312], line 2");
  }

  @Test
  void libraryFramesAreCountedAndTheCallThatFailedIsNamed() {
    CellFailure failure = notebook.failure(321, "\njava.util.ArrayList<Int>().get(3)");
    assertThat(failure.traceback().get(0)).isEqualTo("Cell In[321], line 2");
    assertThat(failure.traceback().get(4))
        .matches(
            "  \\(\\d+ library frames hidden; the call was java.util.ArrayList.get\\(.*\\)\\)");
  }

  @Test
  void causesFollowWithTheirOwnFrames() {
    CellFailure failure =
        notebook.failure(
            331,
            """
            fun inner(): Int = "x".toInt()
            try { inner() } catch (e: NumberFormatException) {
              throw IllegalStateException("outer", e)
            }
            """);
    assertThat(failure.traceback())
        .containsSubsequence(
            "Cell In[331], line 3",
            "IllegalStateException: outer",
            "  at Cell In[331], line 3",
            "Caused by: NumberFormatException: For input string: \"x\"",
            "  at Cell In[331], line 1, in inner",
            "  at Cell In[331], line 2");
  }

  @Test
  void linesOfInlinedFunctionsAreTheLinesThatCallThem() throws CellFailure {
    notebook.run(341, "inline fun checked(ok: Boolean) {\n\n\n\n  if (!ok) error(\"not ok\")\n}");
    CellFailure failure = notebook.failure(342, "val before = 1\nchecked(false)");
    assertThat(failure.traceback().get(0)).isEqualTo("Cell In[342], line 2");
    assertThat(failure.traceback().get(1)).isEqualTo("    checked(false)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "fun endless(n: Int): Int = endless(n + 1) + 1; endless(0) => StackOverflowError",
        "LongArray(Int.MAX_VALUE).size + LongArray(Int.MAX_VALUE).size => OutOfMemoryError",
        "throw AssertionError(\"no\") => AssertionError",
        "System.loadLibrary(\"noSuchLibrary\") => UnsatisfiedLinkError",
        "object Broken { val n = \"x\".toInt() }; Broken.n => ExceptionInInitializerError",
        "class Own(val n: Int) : Exception(\"own\"); throw Own(1) => Own",
        "throw object : Exception() { override val message: String get() = error(\"worse\") } => 1",
      })
  void anyThrowableIsReportedAndTheNextCellRuns(String code, String name) throws CellFailure {
    CellFailure failure = notebook.failure(351, code);
    assertThat(failure.name()).endsWith(name);
    assertThat(failure.traceback().get(0)).isEqualTo("Cell In[351], line 1");
    assertThat(notebook.value("1 + 1")).isEqualTo(2);
  }

  @Test
  void recursionIsShownOnce() {
    CellFailure failure =
        notebook.failure(361, "fun again(n: Int): Int =\n  again(n + 1) + 1\nagain(0)");
    assertThat(failure.traceback()).hasSizeLessThan(8);
    assertThat(failure.traceback().get(3))
        .startsWith("  at Cell In[361], line 2, in again (")
        .endsWith("times or more)");
  }
}
