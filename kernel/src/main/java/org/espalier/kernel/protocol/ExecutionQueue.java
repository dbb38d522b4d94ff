package org.espalier.kernel.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.espalier.kernel.cell.CellFailure;
import org.jspecify.annotations.Nullable;

/**
 * Cells, and what front ends tell comms, one after the other in the order in which they came, on a
 * thread that nobody interrupts.
 */
final class ExecutionQueue {
  private static final Logger LOG = Logger.getLogger(ExecutionQueue.class.getName());

  /** How long a request may be on its way and still count as sent before a failure was known. */
  private static final long ON_ITS_WAY_MILLIS = 50;

  private final LinkedBlockingQueue<Conversation> waiting = new LinkedBlockingQueue<>();
  private final List<Conversation> stopped = new ArrayList<>();
  private @Nullable Conversation running;
  private final CellExecution cells;
  private final CommRegistry comms;
  private final Thread thread = new Thread(this::work, "espalier-cells");

  ExecutionQueue(CellExecution cells, CommRegistry comms) {
    this.cells = cells;
    this.comms = comms;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void add(Conversation conversation) {
    waiting.add(conversation);
  }

  private void work() {
    while (true) {
      try {
        process(waiting.take());
      } catch (Throwable thrown) { // Nothing may end this thread: no cell would run any more.
        LOG.log(Level.SEVERE, "A request was not carried out.", thrown);
      }
    }
  }

  private void process(Conversation conversation) throws InterruptedException, CellFailure {
    begin(conversation);
    try {
      if (isCell(conversation)) {
        runCell(conversation);
      } else {
        cells.runBeside(conversation, "a comm's work", () -> comms.take(conversation));
      }
    } finally {
      end(conversation);
    }
    stopped.forEach(ExecutionQueue::abort);
    stopped.clear();
  }

  private void runCell(Conversation conversation) throws InterruptedException, CellFailure {
    CellExecution.Result result = cells.run(conversation);
    if (result.stops()) {
      stopped.addAll(takeWaitingCells());
    }
    reply(conversation, result.reply());
  }

  private synchronized void begin(Conversation conversation) {
    running = conversation;
    conversation.busy();
  }

  private synchronized void end(Conversation conversation) {
    running = null;
    conversation.idle();
  }

  /**
   * Ends a conversation that went on beside the cells. Front ends show one state for the whole
   * kernel, the last one told: when a cell still runs, they are told so again.
   */
  synchronized void idleBesides(Conversation conversation) {
    conversation.idle();
    if (running != null) {
      running.busy();
    }
  }

  /** Takes the cells that were sent before their sender could know of a failure. */
  private List<Conversation> takeWaitingCells() throws InterruptedException {
    Thread.sleep(ON_ITS_WAY_MILLIS);
    List<Conversation> taken = new ArrayList<>();
    waiting.drainTo(taken);
    taken.stream().filter(conversation -> !isCell(conversation)).forEach(waiting::add);
    taken.removeIf(conversation -> !isCell(conversation));
    return taken;
  }

  /** A reply that can't be written, such as one with a not-a-number in it, becomes an error. */
  private static void reply(Conversation conversation, Map<String, Object> content) {
    try {
      conversation.reply(content);
    } catch (RuntimeException e) {
      conversation.reply(Failures.reply(e));
    }
  }

  private static void abort(Conversation conversation) {
    conversation.busy();
    conversation.reply(Map.of("status", "aborted"));
    conversation.idle();
  }

  private static boolean isCell(Conversation conversation) {
    return conversation.request().type().equals("execute_request");
  }
}
