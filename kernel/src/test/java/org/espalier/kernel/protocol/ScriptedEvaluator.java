package org.espalier.kernel.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.cell.CellValue;
import org.espalier.kernel.cell.Completeness;
import org.espalier.kernel.cell.Completion;
import org.espalier.kernel.output.CellOutput;
import org.espalier.kernel.output.CurrentOutput;
import org.espalier.kernel.output.Page;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/** A cell is one word and its argument: enough to set off everything that the protocol does. */
final class ScriptedEvaluator implements CellEvaluator {
  private volatile @Nullable Thread running;

  @Override
  public CellValue evaluate(int number, String code) throws CellFailure {
    FutureTask<CellValue> cell = new FutureTask<>(() -> run(code));
    Thread thread = new Thread(cell, "cell");
    running = thread;
    thread.start();
    try {
      return cell.get();
    } catch (ExecutionException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      if (thrown instanceof InterruptedException) {
        throw new CellFailure("Interrupted", "interrupted", List.of("interrupted"), thrown);
      }
      throw Failures.of(thrown);
    } catch (InterruptedException e) {
      throw new AssertionError("the kernel's own thread was interrupted", e);
    } finally {
      running = null;
    }
  }

  private static CellValue run(String code) throws Exception {
    int space = code.indexOf(' ');
    String word = space < 0 ? code : code.substring(0, space);
    String argument = space < 0 ? "" : code.substring(space + 1);
    CellOutput output = CurrentOutput.get().orElseThrow();
    switch (word) {
      case "print" -> System.out.println(argument);
      case "error" -> System.err.println(argument);
      case "flood" -> flood(Integer.parseInt(argument));
      case "mixed" -> mixed(output);
      case "bytes" -> bytes(argument);
      case "fail" -> throw new IllegalStateException(argument);
      case "overflow" -> throw new StackOverflowError();
      case "sleep" -> Thread.sleep(Long.parseLong(argument));
      case "later" -> later(argument);
      case "stay" -> new Thread(ScriptedEvaluator::stayForEver).start();
      case "display" ->
          output.display(MimeBundle.text(argument).with("text/html", "<b>b</b>"), "x");
      case "update" -> output.update("x", MimeBundle.text(argument));
      case "clear" -> output.clear(true);
      default -> {
        return CellValue.of(value(word, argument, output));
      }
    }
    return CellValue.NOTHING;
  }

  private static @Nullable Object value(String word, String argument, CellOutput output)
      throws IOException {
    return switch (word) {
      case "1" -> 2;
      case "null" -> null;
      case "page" -> Page.text(argument);
      case "ask" -> output.ask(argument, false);
      case "password" -> output.ask(argument, true);
      case "readline" -> reader().readLine();
      case "shows" -> new Stubborn(argument);
      default -> argument;
    };
  }

  /** Something whose drawing never ends, or fails. */
  record Stubborn(String how) {
    MimeBundle draw() {
      if (how.equals("nan")) {
        return MimeBundle.text("nan").with("application/json", Map.of("x", Double.NaN));
      }
      if (how.equals("never")) {
        try {
          Thread.sleep(60_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      throw new StackOverflowError("drawing");
    }
  }

  static MimeBundle render(Object value) {
    return value instanceof Stubborn stubborn
        ? stubborn.draw()
        : MimeBundle.text(String.valueOf(value));
  }

  private static BufferedReader reader() {
    return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
  }

  private static void flood(int lines) {
    for (int i = 0; i < lines; i++) {
      System.out.println("line " + i);
    }
  }

  /** What a flood of so many lines prints. */
  static String lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("line ").append(i).append('\n');
    }
    return lines.toString();
  }

  private static void mixed(CellOutput output) {
    System.out.println("one");
    System.err.println("two");
    output.display(MimeBundle.text("three"), null);
    System.out.println("four");
  }

  private static void bytes(String text) {
    for (byte one : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      System.out.write(one);
      System.out.flush();
    }
  }

  @SuppressWarnings("ThreadJoinLoop") // It is to be a thread that can't be got rid of.
  private static void stayForEver() {
    while (true) {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        System.err.println("not I");
      }
    }
  }

  private static void later(String text) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(400);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              System.out.println(text);
            });
    thread.start();
  }

  @Override
  public void interrupt() {
    Thread thread = running;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public List<Completion> complete(String code, int cursor) {
    return List.of(
        new Completion("print", Math.max(0, cursor - 2), cursor, "print TEXT", "function"),
        new Completion("int", Math.max(0, cursor - 1), cursor, "int", "keyword"));
  }

  @Override
  public Optional<MimeBundle> inspect(String code, int cursor) {
    return code.startsWith("print")
        ? Optional.of(MimeBundle.text("print TEXT at " + cursor))
        : Optional.empty();
  }

  @Override
  public Completeness completeness(String code) {
    return code.endsWith("{")
        ? new Completeness(Completeness.Status.INCOMPLETE, "  ")
        : new Completeness(Completeness.Status.COMPLETE, "");
  }

  @Override
  public void close() {}
}
