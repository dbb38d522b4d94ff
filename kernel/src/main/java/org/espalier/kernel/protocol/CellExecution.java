package org.espalier.kernel.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.cell.CellValue;
import org.espalier.kernel.history.History;
import org.espalier.kernel.output.CurrentOutput;
import org.espalier.kernel.output.Page;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Runs the cell of one {@code execute_request} after the other, and counts them. */
final class CellExecution {
  private final CellEvaluator evaluator;
  private final Rendering rendering;
  private final Interruptible aside;
  private final History history;
  private final InputQuestions questions;
  private final ScheduledExecutorService clock;
  private int next = 1;
  private volatile @Nullable JupyterOutput current;

  /**
   * What came of a request.
   *
   * @param reply the content of the {@code execute_reply}
   * @param stops whether cells that wait must not run
   */
  record Result(Map<String, Object> reply, boolean stops) {}

  CellExecution(
      CellEvaluator evaluator,
      Rendering rendering,
      Interruptible aside,
      History history,
      InputQuestions questions,
      ScheduledExecutorService clock) {
    this.evaluator = evaluator;
    this.rendering = rendering;
    this.aside = aside;
    this.history = history;
    this.questions = questions;
    this.clock = clock;
  }

  /** Runs a cell and tells what it shows; the reply is left to the caller. */
  Result run(Conversation conversation) throws CellFailure {
    ExecuteOptions options;
    try {
      options = ExecuteOptions.of(conversation.request().content());
    } catch (IllegalArgumentException e) {
      return new Result(withCount(Failures.reply(e), next), false);
    }
    int number = options.counts() ? next++ : next;
    JupyterOutput output = output(conversation, options.silent(), options.allowStdin());
    output.publish("execute_input", Map.of("code", options.code(), "execution_count", number));
    return within(output, () -> evaluate(number, options, output));
  }

  /**
   * Runs something as if it were a cell: what it prints belongs to its request.
   *
   * @throws CellFailure when it was interrupted
   */
  void runBeside(Conversation conversation, String name, Runnable action) throws CellFailure {
    within(output(conversation, false, false), () -> aside.call(name, Executors.callable(action)));
  }

  /** Sends what the running cell has printed up to now. */
  void flush() {
    JupyterOutput output = current;
    if (output != null) {
      output.flush();
    }
  }

  private JupyterOutput output(Conversation conversation, boolean silent, boolean allowStdin) {
    return new JupyterOutput(conversation, questions, silent, allowStdin, clock);
  }

  /** Something that runs with an output. */
  private interface Step<T> {
    T run() throws CellFailure;
  }

  private <T> T within(JupyterOutput output, Step<T> action) throws CellFailure {
    current = output;
    CurrentOutput.bind(output);
    try {
      return action.run();
    } finally {
      CurrentOutput.unbind();
      current = null;
      output.end();
    }
  }

  private Result evaluate(int number, ExecuteOptions options, JupyterOutput output) {
    try {
      return succeeded(number, options, output);
    } catch (Throwable thrown) { // Whatever a cell throws, Errors too, is its own affair.
      return failed(number, options, output, Failures.of(thrown));
    }
  }

  private Result succeeded(int number, ExecuteOptions options, JupyterOutput output)
      throws CellFailure {
    CellValue value =
        options.code().isBlank() ? CellValue.NOTHING : evaluator.evaluate(number, options.code());
    Optional<Page> page =
        value.value() instanceof Page shown ? Optional.of(shown) : Optional.empty();
    Optional<MimeBundle> result =
        value.shown() && page.isEmpty()
            ? Optional.of(rendering.render(value.value()))
            : Optional.empty();
    result.ifPresent(bundle -> output.publish("execute_result", result(number, bundle)));
    remember(number, options, result.map(CellExecution::plainText).orElse(""));
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", "ok");
    reply.put("execution_count", number);
    reply.put("user_expressions", expressions(number, options.expressions()));
    reply.put("payload", page.map(CellExecution::payload).map(List::of).orElse(List.of()));
    return new Result(reply, false);
  }

  private Result failed(
      int number, ExecuteOptions options, JupyterOutput output, CellFailure failure) {
    output.publish("error", Failures.content(failure));
    remember(number, options, "");
    Map<String, Object> reply = withCount(Failures.reply(failure), number);
    reply.put("user_expressions", Map.of());
    reply.put("payload", List.of());
    return new Result(reply, options.stopOnError());
  }

  private void remember(int number, ExecuteOptions options, String result) {
    if (options.counts()) {
      history.add(number, options.code(), result);
    }
  }

  private Map<String, Object> expressions(int number, Map<String, String> wanted) {
    Map<String, Object> answers = new LinkedHashMap<>();
    wanted.forEach((name, code) -> answers.put(name, expression(number, code)));
    return answers;
  }

  private Map<String, Object> expression(int number, String code) {
    try {
      MimeBundle bundle = rendering.render(evaluator.evaluate(number, code).value());
      return Map.of("status", "ok", "data", bundle.data(), "metadata", bundle.metadata());
    } catch (Throwable thrown) { // As with a cell: an expression's failure is its own.
      return Failures.reply(thrown);
    }
  }

  private static Map<String, Object> result(int number, MimeBundle bundle) {
    return Map.of("execution_count", number, "data", bundle.data(), "metadata", bundle.metadata());
  }

  private static Map<String, Object> payload(Page page) {
    return Map.of("source", "page", "data", page.bundle().data(), "start", 0);
  }

  private static Map<String, Object> withCount(Map<String, Object> reply, int number) {
    reply.put("execution_count", number);
    return reply;
  }

  private static String plainText(MimeBundle bundle) {
    return String.valueOf(bundle.data().getOrDefault("text/plain", ""));
  }
}
