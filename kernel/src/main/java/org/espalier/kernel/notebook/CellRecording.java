package org.espalier.kernel.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.espalier.kernel.output.CellOutput.Stream;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of one cell, in the form in which a notebook keeps them: text merged, updates applied
 * to what was displayed before, cleared outputs gone. Safe to use from any thread.
 */
final class CellRecording {
  private final List<Entry> entries = new ArrayList<>();
  private boolean clearBeforeNext;

  /** One output; text grows in place, so that a flood of lines is not copied line by line. */
  private static final class Entry {
    final @Nullable Stream stream;
    final StringBuilder text = new StringBuilder();
    final @Nullable String displayId;
    @Nullable Output shown;

    Entry(@Nullable Stream stream, @Nullable String displayId, @Nullable Output shown) {
      this.stream = stream;
      this.displayId = displayId;
      this.shown = shown;
    }

    Output output() {
      return stream != null
          ? new Output.Text(stream, text.toString())
          : Objects.requireNonNull(shown);
    }
  }

  synchronized void stream(Stream stream, String text) {
    if (text.isEmpty()) {
      return;
    }
    clearIfAsked();
    Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
    if (last == null || last.stream != stream) {
      last = new Entry(stream, null, null);
      entries.add(last);
    }
    last.text.append(text);
  }

  synchronized void add(Output output, @Nullable String displayId) {
    clearIfAsked();
    entries.add(new Entry(null, displayId, output));
  }

  synchronized void update(String displayId, MimeBundle bundle) {
    for (Entry entry : entries) {
      if (displayId.equals(entry.displayId)) {
        entry.shown =
            entry.shown instanceof Output.Result result
                ? new Output.Result(result.number(), bundle)
                : new Output.Display(bundle);
      }
    }
  }

  synchronized void clear(boolean wait) {
    clearBeforeNext = wait;
    if (!wait) {
      entries.clear();
    }
  }

  private void clearIfAsked() {
    if (clearBeforeNext) {
      clear(false);
    }
  }

  synchronized List<Output> outputs() {
    return entries.stream().map(Entry::output).toList();
  }
}
