package org.espalier.kernel.protocol;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.espalier.kernel.cell.CellEvaluator;
import org.espalier.kernel.history.History;
import org.espalier.kernel.output.StandardStreams;
import org.espalier.kernel.render.MimeBundle;

/**
 * A Jupyter kernel at work: its sockets, and who answers which request.
 *
 * <p>Cells and comm messages wait for each other. Questions about code and history, and all that is
 * asked of the kernel itself, are answered at once, each kind on a thread of its own, also while a
 * cell runs.
 */
public final class KernelServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(KernelServer.class.getName());

  private final KernelConnectionProperties connection;
  private final SocketLoop sockets;
  private final CellEvaluator evaluator;
  private final Interruptible aside = new Interruptible();
  private final InputQuestions input = new InputQuestions();
  private final CommRegistry comms;
  private final CellExecution cells;
  private final ExecutionQueue queue;
  private final CodeQuestions code;
  private final HistoryQuestions past;
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, daemon("espalier-output"), new ThreadPoolExecutor.DiscardPolicy());
  private final ExecutorService questions =
      Executors.newSingleThreadExecutor(daemon("espalier-questions"));
  private final ExecutorService control =
      Executors.newSingleThreadExecutor(daemon("espalier-control"));
  private final CountDownLatch shutdown = new CountDownLatch(1);
  private final StandardStreams streams;

  private KernelServer(
      KernelConnectionProperties connection,
      CellEvaluator evaluator,
      Function<Object, MimeBundle> renderer,
      History history)
      throws IOException {
    this.connection = connection;
    this.evaluator = evaluator;
    sockets = new SocketLoop(connection, new WireFormat(signer(connection)));
    Rendering rendering = new Rendering(renderer, aside);
    comms = new CommRegistry(sockets.iopub());
    cells = new CellExecution(evaluator, rendering, aside, history, input, clock);
    queue = new ExecutionQueue(cells, comms);
    code = new CodeQuestions(evaluator);
    past = new HistoryQuestions(history);
    streams = StandardStreams.install();
  }

  /**
   * Listens where a connection file says, and begins to serve.
   *
   * @param renderer from a value, never null, to its forms
   * @throws IOException when the file is not right or a port is taken
   */
  public static KernelServer start(
      Path connectionFile,
      CellEvaluator evaluator,
      Function<Object, MimeBundle> renderer,
      History history)
      throws IOException {
    KernelServer server =
        new KernelServer(ConnectionFile.read(connectionFile), evaluator, renderer, history);
    // Made by a cell's thread, the clock's thread would belong to that cell for ever.
    server.clock.prestartAllCoreThreads();
    server.queue.start();
    server.sockets.start(server::receive);
    InterruptSignal.handle(server::interrupt);
    return server;
  }

  /** The comms, to register targets with. */
  public CommRegistry comms() {
    return comms;
  }

  /** Stops the cell that runs, the drawing of its result, or what a comm does. */
  public void interrupt() {
    evaluator.interrupt();
    aside.interrupt();
  }

  /** Waits until a front end has asked the kernel to end. */
  public void awaitShutdown() throws InterruptedException {
    shutdown.await();
  }

  /**
   * Serves until a front end asks the kernel to end, then closes everything and ends the process
   * within two seconds, whatever threads cells have left behind. Does not return.
   */
  public void serveToTheEnd() throws InterruptedException {
    awaitShutdown();
    ProcessEnd.closingFirst(this, evaluator);
  }

  /** Sends what is still to be sent, at most for two seconds, and closes the sockets. */
  @Override
  public void close() {
    input.close();
    cells.flush();
    sockets.close();
    streams.close();
    clock.shutdownNow();
    questions.shutdownNow();
    control.shutdownNow();
  }

  /** On the sockets' thread: only passes on. */
  private void receive(Request request) {
    Conversation conversation = new Conversation(request, sockets::send);
    switch (request.type()) {
      case "input_reply" -> input.take(request);
      case "execute_request", "comm_open", "comm_msg", "comm_close" -> queue.add(conversation);
      case "complete_request", "inspect_request", "is_complete_request", "history_request" ->
          questions.execute(() -> answer(conversation));
      default -> control.execute(() -> answer(conversation));
    }
  }

  private void answer(Conversation conversation) {
    Request request = conversation.request();
    conversation.busy();
    try {
      Map<String, Object> content = content(conversation);
      if (!content.isEmpty()) {
        conversation.reply(content);
      }
    } catch (Throwable thrown) { // The asker gets an answer whatever went wrong.
      LOG.log(Level.WARNING, thrown, () -> "Could not answer a " + request.type());
      conversation.reply(Failures.reply(thrown));
    }
    queue.idleBesides(conversation);
    if (request.type().equals("shutdown_request")) {
      shutdown.countDown();
    }
  }

  /** The reply's content; empty for a type that this kernel does not know and so leaves alone. */
  private Map<String, Object> content(Conversation conversation) {
    Request request = conversation.request();
    return switch (request.type()) {
      case "kernel_info_request" -> KernelInfo.content();
      case "complete_request" -> code.complete(request);
      case "inspect_request" -> code.inspect(request);
      case "is_complete_request" -> code.completeness(request);
      case "history_request" -> past.answer(request);
      case "comm_info_request" -> comms.info(request);
      case "connect_request" -> ports();
      case "interrupt_request" -> {
        interrupt();
        yield Map.of("status", "ok");
      }
      case "shutdown_request" -> {
        conversation.publish("shutdown_reply", shutdownReply(request));
        yield shutdownReply(request);
      }
      default -> {
        LOG.info(() -> "Left a message of unknown type alone: " + request.type());
        yield Map.of();
      }
    };
  }

  private static Map<String, Object> shutdownReply(Request request) {
    boolean restart = new Fields(request.content()).flag("restart", false);
    return Map.of("status", "ok", "restart", restart);
  }

  private Map<String, Object> ports() {
    return Map.of(
        "status", "ok",
        "shell_port", connection.getShellPort(),
        "iopub_port", connection.getIopubPort(),
        "stdin_port", connection.getStdinPort(),
        "hb_port", connection.getHbPort(),
        "control_port", connection.getControlPort());
  }

  private static HMACGenerator signer(KernelConnectionProperties connection) throws IOException {
    try {
      return connection.createHMACGenerator();
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "The connection file asks for signatures by \""
              + connection.getSignatureScheme()
              + "\", which this Java does not know; hmac-sha256 always works.",
          e);
    }
  }

  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
