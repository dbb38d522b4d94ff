package org.espalier.kernel.protocol;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Questions of cells to their users: one at a time, each answered by the front end it was put to.
 */
final class InputQuestions {
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile @Nullable Question open;

  private record Question(String id, List<byte[]> identities, CompletableFuture<String> answer) {}

  /**
   * Asks, and waits for the answer.
   *
   * @throws IOException when the wait was interrupted, or the kernel ends
   */
  String ask(Conversation with, String prompt, boolean password) throws IOException {
    try {
      oneAtATime.lockInterruptibly();
      try {
        return answer(with, Map.of("prompt", prompt, "password", password));
      } finally {
        open = null;
        oneAtATime.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for input.");
    }
  }

  private String answer(Conversation with, Map<String, Object> content)
      throws IOException, InterruptedException {
    CompletableFuture<String> answer = new CompletableFuture<>();
    synchronized (this) {
      open = new Question(with.ask(content), with.request().identities(), answer);
    }
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IOException("The kernel ends, so nobody answers any more.", e);
    }
  }

  /** Takes an {@code input_reply}; one that answers no open question is left out. */
  synchronized void take(Request reply) {
    Question question = open;
    if (question != null && answers(reply, question)) {
      question.answer().complete(new Fields(reply.content()).text("value", ""));
    }
  }

  /** Ends all waiting. */
  void close() {
    Question question = open;
    if (question != null) {
      question.answer().completeExceptionally(new IOException("closed"));
    }
  }

  /** By its sender, and, where the front end says which question it answers, by that. */
  private static boolean answers(Request reply, Question question) {
    JsonElement asked = reply.parent().get("msg_id");
    return Arrays.deepEquals(reply.identities().toArray(), question.identities().toArray())
        && (asked == null || asked.getAsString().equals(question.id()));
  }
}
