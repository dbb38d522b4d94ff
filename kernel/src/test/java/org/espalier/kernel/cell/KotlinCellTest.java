package org.espalier.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KotlinCellTest {
  private final TestNotebook notebook = new TestNotebook();

  /** A cell, the next cell, and what that gives: whatever is legal in a file is legal in cells. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "val a1 = 20 | a1 + 22 => 42",
        "var a2 = 1; a2 += 4 | a2 *= 2; a2 => 10",
        "fun a3(n: Int): Int = if (n < 2) n else a3(n - 1) + a3(n - 2) | a3(10) => 55",
        "fun a4(x: Int) = 1 | fun a4(x: String) = 2; a4(0) * 10 + a4(``) => 12",
        "data class A5(val n: Int, val s: String = `q`) | A5(3).copy(n = 4) => A5(n=4, s=q)",
        "class A6(val n: Int) { companion object { const val K = 7 }; inner class I { fun up() = n } } | A6(3).I().up() + A6.K => 10",
        "object A7 { val n = 5 } | A7.n => 5",
        "enum class A8 { ON, OFF } | A8.values().joinToString() => ON, OFF",
        "typealias A9 = Map<String, Int> | val x9: A9 = mapOf(`k` to 1); x9 => {k=1}",
        "interface A10 { fun go(): String } | class B10 : A10 { override fun go() = `went` }; B10().go() => went",
        "sealed interface A11; data object B11 : A11; data class C11(val i: Int) : A11 | fun f11(a: A11) = when (a) { B11 -> 0; is C11 -> a.i }; f11(C11(4)) => 4",
        "suspend fun a12() = 12 | val f12: suspend () -> Int = ::a12; f12 is kotlin.Function<*> => true",
        "fun String.a13() = this + `!`; val String.b13 get() = length | `ab`.a13() + `abc`.b13 => ab!3",
        "val (a14, b14) = 1 to `two` | b14 + a14 => two1",
        "inline fun <reified T> a15(x: T) = T::class.simpleName; inline fun b15(f: () -> Int) = f() + f() | a15(``) + b15 { 2 } => String4",
        "@Deprecated(`old`) fun a16() = 16 | a16() => 16",
        "lateinit var a17: String | a17 = `late`; a17 => late",
        "val a18 by lazy { 18 } | a18 => 18",
        "private val a19 = 19; private fun b19() = a19 | b19() => 19",
        "operator fun List<Int>.times(n: Int) = map { it * n } | listOf(1, 2) * 3 => [3, 6]",
        "fun interface A21 { fun go(i: Int): Int } | A21 { it + 1 }.go(20) => 21",
        "@JvmInline value class A22(val s: String) | A22(`v`).s => v",
        "class A23<T : Comparable<T>>(val all: List<T>) { fun top() = all.max() } | A23(listOf(1, 3)).top() => 3",
        "const val A24 = 24; annotation class B24(val n: Int); @B24(A24) class C24 | C24::class.java.annotations.size => 2",
        "tailrec fun a25(a: Int, b: Int): Int = if (b == 0) a else a25(b, a % b) | a25(12, 18) => 6",
        "val a26 = object { val n = 26; fun f() = n }.f() | a26 => 26",
        "var a27 = 0; fun b27() { a27++ } | b27(); b27(); a27 => 2",
        "@file:Suppress(`unused`)\\nval a28 = 28 | a28 => 28",
        "package some.where\\nval a29 = 29 | a29 => 29",
        "fun a30(n: Int = 3, s: String = `z`) = s + n | a30(s = `y`) => y3",
        "internal class A31 { internal val n = 31 } | A31().n => 31",
        "open class A32 { protected open fun f() = 1; internal val k = 1 } | class B32 : A32() { override fun f() = 31; fun g() = f() + k }; B32().g() => 32",
        "object A33 { class In(val n: Int) { object Deep { val d = 3 } } } | A33.In(30).n + A33.In.Deep.d => 33",
        "val a34 = 34 | val b34 = c34(); fun c34() = a34 + 1; b34 => 35",
        "sequence { yield(1); yield(2) }.toList() | sqrt(9.0).toInt() + IntStream.range(0, 3).sum() => 6",
      })
  void whatIsLegalInAFileIsLegalInCells(String cells, String value) throws CellFailure {
    String[] two = cells.replace('`', '"').replace("\\n", "\n").split(" \\| ", -1);
    notebook.run(two[0]);
    assertThat(String.valueOf(notebook.value(two[1]))).isEqualTo(value);
  }

  @Test
  void lastExpressionIsTheValue() throws CellFailure {
    assertThat(notebook.run("1\n2")).isEqualTo(CellValue.of(2));
    assertThat(notebook.run("null")).isEqualTo(CellValue.of(null));
    assertThat(notebook.run("Unit")).isEqualTo(CellValue.NOTHING);
    assertThat(notebook.run("val lastDeclared = 1")).isEqualTo(CellValue.NOTHING);
    assertThat(notebook.run("")).isEqualTo(CellValue.NOTHING);
    assertThat(notebook.run("// nothing")).isEqualTo(CellValue.NOTHING);
    assertThat(notebook.value("if (true) \"yes\" else \"no\"")).isEqualTo("yes");
  }

  @Test
  void newerDeclarationTakesThePlaceOfItsNamesake() throws CellFailure {
    notebook.run(
        "val shadowed = 1\nclass Shadow { fun n() = shadowed }\nfun useShadow() = Shadow().n()");
    notebook.run("val shadowed = \"now text\"\nclass Shadow { fun s() = shadowed }");
    assertThat(notebook.value("shadowed.length + Shadow().s().length")).isEqualTo(16);
    assertThat(notebook.value("useShadow()")).as("what was compiled before stays").isEqualTo(1);
  }

  @Test
  void declarationsCanBeUsedBeforeTheirLine() throws CellFailure {
    String cell =
        """
        fun isEven(n: Int): Boolean = if (n == 0) true else isOdd(n - 1)
        class First { fun second() = Second(laterValue) }
        fun isOdd(n: Int): Boolean = if (n == 0) false else isEven(n - 1)
        class Second(val n: Int)
        val laterValue = 41
        isEven(10).toString() + First().second().n
        """;
    assertThat(notebook.value(cell)).isEqualTo("true41");
  }

  @Test
  void operatorOnATypeOfTheSameCellIsFound() throws CellFailure {
    notebook.run("data class Vec(val x: Int)");
    assertThat(notebook.value("operator fun Vec.plus(o: Vec) = Vec(x + o.x)\nVec(1) + Vec(2)"))
        .hasToString("Vec(x=3)");
  }

  @Test
  void importsStay() throws CellFailure {
    notebook.run("import java.time.*\nimport kotlin.random.Random as Dice");
    assertThat(notebook.value("Duration.ofSeconds(3)")).hasToString("PT3S");
    assertThat(notebook.value("Dice(1).nextInt() == Dice(1).nextInt()")).isEqualTo(true);
  }

  @Test
  void importsMayStandAnywhereAtTheTopLevel() throws CellFailure {
    String cell =
        """
        import java.util.concurrent.TimeUnit
        val text = \"""
        import nothing.at.all
        \"""
        import java.util.concurrent.atomic.AtomicInteger as Count; val counted = Count(4)
        /* import nor.this
        import one */
          import java.text.* // these
        fun form() = DecimalFormat("0.0", DecimalFormatSymbols(java.util.Locale.ROOT)).format(2)
        "$text ${counted.get()} ${form()} ${TimeUnit.DAYS}"
        """;
    assertThat(notebook.value(cell)).isEqualTo("\nimport nothing.at.all\n 4 2.0 DAYS");
    assertThat(notebook.value("Count(5).get() + ChoiceFormat(\"0#a\").limits.size")).isEqualTo(6);
  }

  @Test
  void lambdaOfACellThatDeclaresNothingStillWorks() throws CellFailure {
    notebook.run("val later = mutableListOf<() -> Any>()");
    notebook.run("later.add { class Local(val n: Int); object { val sum = Local(3).n + 4 }.sum }");
    for (int i = 0; i < 5; i++) {
      notebook.run("listOf(" + i + ").map { it + 1 }");
    }
    System.gc();
    assertThat(notebook.value("later[0]()")).isEqualTo(7);
  }

  @Test
  void cellThatDidNotCompileLeavesNoTrace() throws CellFailure {
    notebook.run("val untouched = 1");
    notebook.failure("val untouched = \"x\"\nval traceless = 2\nnoSuchName");
    assertThat(notebook.value("untouched + 1")).isEqualTo(2);
    assertThat(notebook.failure("traceless").message()).contains("traceless");
  }

  @Test
  void variableWhoseDeclarationWasNotReachedKeepsItsOldMeaning() throws CellFailure {
    notebook.run("val reached = 0\nval unreached = 0");
    notebook.failure("val reached = 1\nval other = \"abc\".toInt()\nval unreached = 1");
    assertThat(notebook.value("reached * 10 + unreached")).isEqualTo(10);
    assertThat(notebook.failure("other").message()).contains("other");
  }

  @Test
  void failedCellIsNeverRunAgain() throws CellFailure {
    notebook.run("var runs = 0");
    notebook.failure("runs++\nval n = error(\"x\") as Int");
    notebook.run("1");
    assertThat(notebook.value("runs")).isEqualTo(1);
  }

  @Test
  void cellThreadInheritsTheCallersOutputAndHasDeepStack() throws CellFailure {
    notebook.run("val t = kotlin.concurrent.thread { display(\"from a thread\") }\nt.join()");
    assertThat(notebook.output.shown).containsExactly("display null from a thread");
    notebook.run("fun deep(n: Int): Int = if (n == 0) 0 else 1 + deep(n - 1)");
    assertThat(notebook.value("deep(100_000)")).isEqualTo(100_000);
  }

  @Test
  void wordsOfCellsShowAndAsk() throws CellFailure {
    notebook.run("display(1, \"id\")\nupdate(\"id\", intArrayOf(2, 3))\nclearOutput(true)");
    assertThat(notebook.output.shown)
        .containsExactly("display id 1", "update id [2, 3]", "clear true");
    assertThat(notebook.value("ask(\"who?\") + askPassword(\"what?\")"))
        .isEqualTo("answer who?secret what?");
    assertThat(Objects.toString(notebook.value("html(\"<b>x</b>\").data[\"text/html\"]")))
        .isEqualTo("<b>x</b>");
  }

  @Test
  void typesOfTheUsersWinOverVariablesThatEveryCellImports() throws CellFailure {
    assertThat(notebook.value("E < PI")).isEqualTo(true);
    assertThat(notebook.value("enum class E { ONE }; E.ONE")).hasToString("ONE");
    assertThat(notebook.value("E.ONE.name + E.values().size")).isEqualTo("ONE1");
    assertThat(
            notebook.value("class Pie { enum class PI { APPLE }; fun f() = PI.APPLE }; Pie().f()"))
        .hasToString("APPLE");
    assertThat(notebook.value("PI > 3"))
        .as("a name inside of a class is nobody else's")
        .isEqualTo(true);
    assertThat(notebook.value("import java.util.concurrent.TimeUnit as PI\nPI.DAYS"))
        .hasToString("DAYS");
    assertThat(notebook.value("PI.HOURS")).hasToString("HOURS");
    assertThat(notebook.value("hypot(3.0, 4.0) + abs(-1) + 2.0.pow(2) + kotlin.math.E.toInt()"))
        .as("the other names are as before")
        .isEqualTo(12.0);
    assertThat(notebook.completions("E.ON")).contains("ONE");
  }

  @Test
  void endingTheProcessIsRefused() throws CellFailure {
    for (String exit :
        new String[] {
          "System.exit(3)",
          "kotlin.system.exitProcess(3)",
          "Runtime.getRuntime().exit(3)",
          "Runtime.getRuntime().halt(3)",
          "listOf(3).forEach(System::exit)"
        }) {
      CellFailure failure = notebook.failure(exit);
      assertThat(failure.name()).isEqualTo("Exit");
      assertThat(failure.message()).contains("a cell can't end the kernel");
    }
    assertThat(notebook.value("1 + 1")).isEqualTo(2);
  }
}
