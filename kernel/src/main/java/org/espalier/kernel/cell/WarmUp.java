package org.espalier.kernel.cell;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.espalier.kernel.cell.compile.CompiledCell;
import org.espalier.kernel.cell.compile.CompiledCell.Part;
import org.espalier.kernel.cell.compile.CompilerThread;
import org.espalier.kernel.cell.compile.NotCompiled;
import org.espalier.kernel.cell.run.CellClasses;

/**
 * Compiles and runs a few cells that nobody sees, so that the user's first ones find the compiler
 * loaded and half optimised. Leaves no name, no number and no output behind, and ends when the user
 * runs a cell.
 */
final class WarmUp {
  private static final List<String> CELLS =
      List.of(
          "val first = 1\nfirst + 1",
          """
          data class Point(val x: Int, val name: String = "p") { fun moved(by: Int) = copy(x = x + by) }
          fun scaled(points: List<Point>, by: Int): List<Point> = points.map { it.copy(x = it.x * by) }
          val points = (1..5).map { Point(it) }
          print("")
          scaled(points, 2).filter { it.x > 2 }.associateBy { it.name }.mapValues { (_, p) -> p.x }
          """,
          """
          val text = buildString { for (i in 0 until 3) append("${sqrt(i.toDouble())} ") }
          val sorted = java.util.stream.IntStream.range(0, 5).boxed().sorted { a, b -> b - a }.toList()
          if (sorted.isEmpty()) null else text.uppercase().split(" ").zip(sorted).sumOf { it.second }
          """,
          """
          class Holder<T : Comparable<T>>(private val all: MutableList<T> = mutableListOf()) {
            fun add(one: T) = apply { all.add(one) }
            fun top(): T? = all.maxOrNull()
          }
          val (a, b) = 1 to "b"
          try { Holder<Int>().add(a).add(b.length).top() ?: error("none") } finally { }
          """);

  // One round loads the compiler's classes; two more let the JVM compile what they use.
  private static final int ROUNDS = 3;

  private final CompilerThread compiler;
  private final Questions questions;
  private final CellClasses classes;
  private volatile boolean stopped;

  WarmUp(CompilerThread compiler, Questions questions, ClassLoader parent) {
    this.compiler = compiler;
    this.questions = questions;
    this.classes = new CellClasses(parent);
  }

  void start() {
    Thread thread = new Thread(this::run, "cell-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends it after the cell that it is at. */
  void stop() {
    stopped = true;
  }

  private void run() {
    try {
      for (int i = 0; i < ROUNDS * CELLS.size() && !stopped; i++) {
        evaluate("WarmUp_" + i, CELLS.get(i % CELLS.size()));
      }
      if (!stopped) {
        questions.complete("listOf(1).", "listOf(1).".length());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (Throwable failure) {
      // What is wrong with the compiler shows in the user's first cell, where it can be read.
      stopped = true;
    }
  }

  private void evaluate(String name, String code) throws Throwable {
    for (Part part : compiled(name, code).parts()) {
      classes.add(part.classes());
      classes.run(part.className(), part.resultField());
    }
  }

  private CompiledCell compiled(String name, String code) throws NotCompiled, InterruptedException {
    return compiler.await(
        ready -> {
          if (stopped) {
            // The user's cell came while the compiler was being made: it shall not wait for this.
            throw new CancellationException();
          }
          CompiledCell cell = ready.compile(name, code);
          ready.forget(cell);
          return cell;
        },
        (ready, cell) -> {});
  }
}
