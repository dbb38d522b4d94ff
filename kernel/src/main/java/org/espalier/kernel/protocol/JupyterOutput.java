package org.espalier.kernel.protocol;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.espalier.kernel.output.CellOutput;
import org.espalier.kernel.output.StreamBatch;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * What a cell shows, told to all front ends under the header of the request that runs the cell.
 * Text goes out in batches, and before anything that was shown after it. A silent cell shows
 * nothing.
 */
final class JupyterOutput implements CellOutput {
  private final Conversation conversation;
  private final InputQuestions questions;
  private final boolean silent;
  private final boolean allowStdin;
  private final StreamBatch text;
  private volatile boolean ended;

  JupyterOutput(
      Conversation conversation,
      InputQuestions questions,
      boolean silent,
      boolean allowStdin,
      ScheduledExecutorService clock) {
    this.conversation = conversation;
    this.questions = questions;
    this.silent = silent;
    this.allowStdin = allowStdin;
    this.text = new StreamBatch(this::publishText, clock);
  }

  @Override
  public void stream(Stream stream, String printed) {
    if (!silent) {
      text.append(stream, printed);
    }
  }

  @Override
  public void display(MimeBundle bundle, @Nullable String id) {
    publish("display_data", content(bundle, id));
  }

  @Override
  public void update(String id, MimeBundle bundle) {
    publish("update_display_data", content(bundle, id));
  }

  @Override
  public void clear(boolean wait) {
    publish("clear_output", Map.of("wait", wait));
  }

  @Override
  public String ask(String prompt, boolean password) throws IOException {
    if (!allowStdin) {
      throw new IOException(
          "This front end does not answer questions (allow_stdin is false), so the cell can't read"
              + " input. Give the value in the code, or run the cell in a notebook or console.");
    }
    if (ended) {
      throw new IOException("The cell that this thread belongs to has ended: nobody can be asked.");
    }
    text.flush();
    return questions.ask(conversation, prompt, password);
  }

  /** The request that everything shown belongs to. */
  Conversation conversation() {
    return conversation;
  }

  /** Publishes something behind all that was shown so far, unless the cell is silent. */
  void publish(String type, Object content) {
    if (!silent) {
      text.inOrder(() -> conversation.publish(type, content));
    }
  }

  /** Sends the text that waits. */
  void flush() {
    text.flush();
  }

  /** The cell has ended; threads that it left behind may go on printing, but ask nobody. */
  void end() {
    ended = true;
    text.flush();
  }

  private void publishText(Stream stream, String piece) {
    String name = stream == Stream.OUT ? "stdout" : "stderr";
    conversation.publish("stream", Map.of("name", name, "text", piece));
  }

  private static Map<String, Object> content(MimeBundle bundle, @Nullable String id) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("data", bundle.data());
    content.put("metadata", bundle.metadata());
    content.put("transient", id == null ? Map.of() : Map.of("display_id", id));
    return content;
  }
}
