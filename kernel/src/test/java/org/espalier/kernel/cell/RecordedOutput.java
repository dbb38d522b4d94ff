package org.espalier.kernel.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.espalier.kernel.output.CellOutput;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Remembers what a cell shows. */
final class RecordedOutput implements CellOutput {
  final StringBuilder text = new StringBuilder();
  final List<String> shown = Collections.synchronizedList(new ArrayList<>());

  @Override
  public synchronized void stream(Stream stream, String more) {
    text.append(more);
  }

  @Override
  public void display(MimeBundle bundle, @Nullable String id) {
    shown.add("display " + id + " " + bundle.data().get("text/plain"));
  }

  @Override
  public void update(String id, MimeBundle bundle) {
    shown.add("update " + id + " " + bundle.data().get("text/plain"));
  }

  @Override
  public void clear(boolean wait) {
    shown.add("clear " + wait);
  }

  @Override
  public String ask(String prompt, boolean password) {
    return (password ? "secret " : "answer ") + prompt;
  }
}
