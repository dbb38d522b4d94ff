package org.espalier.kernel.output;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Keeps what was printed, and answers questions from a list. */
final class RecordedOutput implements CellOutput {
  final StringBuilder out = new StringBuilder();
  final StringBuilder error = new StringBuilder();
  private final Deque<String> answers;

  RecordedOutput(String... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  @Override
  public synchronized void stream(Stream stream, String text) {
    (stream == Stream.OUT ? out : error).append(text);
  }

  @Override
  public void display(MimeBundle bundle, @Nullable String id) {}

  @Override
  public void update(String id, MimeBundle bundle) {}

  @Override
  public void clear(boolean wait) {}

  @Override
  public String ask(String prompt, boolean password) throws IOException {
    String answer = answers.poll();
    if (answer == null) {
      throw new IOException("nobody answers");
    }
    return answer;
  }
}
