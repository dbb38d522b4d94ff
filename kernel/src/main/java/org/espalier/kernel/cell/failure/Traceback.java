package org.espalier.kernel.cell.failure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.espalier.kernel.cell.failure.SourceLines.Place;
import org.jspecify.annotations.Nullable;

/**
 * From something thrown to the lines that a user reads: where it happened, what it was, through
 * which of the user's own lines it came, its causes, and how many of the libraries' frames are left
 * out.
 */
public final class Traceback {
  private static final int MOST_FRAMES = 20;
  private final SourceLines sources;
  private final List<String> lines = new ArrayList<>();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int hidden;
  private @Nullable StackTraceElement nearestHidden;

  private Traceback(SourceLines sources) {
    this.sources = sources;
  }

  /** The report of anything that a cell threw. */
  public static Report of(Throwable thrown, SourceLines sources) {
    Traceback traceback = new Traceback(sources);
    String name = nameOf(thrown);
    String message = messageOf(thrown);
    traceback.headline(thrown);
    traceback.throwable("", thrown);
    traceback.libraryFrames();
    return new Report(name, message, traceback.lines);
  }

  /**
   * The report of a cell that was told to stop.
   *
   * @param message what the user is told
   * @param stack where it was
   */
  public static Report interrupted(
      String message, List<StackTraceElement> stack, SourceLines sources) {
    Traceback traceback = new Traceback(sources);
    stack.stream()
        .map(sources::place)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(traceback::place);
    traceback.lines.add("Interrupted: " + message);
    traceback.frames(stack);
    traceback.libraryFrames();
    return new Report("Interrupted", message, traceback.lines);
  }

  private void headline(Throwable thrown) {
    Set<Throwable> chain = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable t = thrown; t != null && chain.add(t); t = t.getCause()) {
      for (StackTraceElement frame : t.getStackTrace()) {
        Optional<Place> place = sources.place(frame);
        if (place.isPresent()) {
          place(place.get());
          return;
        }
      }
    }
  }

  private void place(Place place) {
    lines.add(place.toString());
    if (!place.text().isBlank()) {
      lines.add("    " + place.text().strip());
    }
  }

  private void throwable(String before, Throwable thrown) {
    if (!seen.add(thrown)) {
      return;
    }
    String message = messageOf(thrown);
    lines.add(before + nameOf(thrown) + (message.isEmpty() ? "" : ": " + message));
    frames(List.of(thrown.getStackTrace()));
    for (Throwable suppressed : thrown.getSuppressed()) {
      throwable("Suppressed: ", suppressed);
    }
    if (thrown.getCause() != null) {
      throwable("Caused by: ", thrown.getCause());
    }
  }

  private void frames(List<StackTraceElement> stack) {
    List<String> own = new ArrayList<>();
    int last = lastOwn(stack);
    for (int i = 0; i < stack.size(); i++) {
      StackTraceElement frame = stack.get(i);
      Optional<Place> place = sources.place(frame);
      if (place.isPresent()) {
        own.add("  at " + place.get() + within(frame));
      } else if (i < last || last < 0) {
        hidden++;
        nearestHidden = nearestHidden == null ? frame : nearestHidden;
      }
    }
    addCollapsed(own);
  }

  /** Behind the user's outermost frame only the evaluator follows, which is nobody's concern. */
  private int lastOwn(List<StackTraceElement> stack) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (sources.place(stack.get(i)).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private void addCollapsed(List<String> own) {
    int shown = 0;
    for (int i = 0; i < own.size(); ) {
      int next = i + 1;
      while (next < own.size() && own.get(next).equals(own.get(i))) {
        next++;
      }
      if (shown++ == MOST_FRAMES) {
        lines.add("  (" + (own.size() - i) + " more of your own frames)");
        return;
      }
      lines.add(own.get(i) + (next - i == 1 ? "" : " (" + (next - i) + " times)"));
      i = next;
    }
  }

  private void libraryFrames() {
    if (nearestHidden != null) {
      lines.add(
          String.format(
              "  (%d library frame%s hidden; the nearest: %s)",
              hidden, hidden == 1 ? "" : "s", FrameNames.of(nearestHidden)));
    }
  }

  private static String within(StackTraceElement frame) {
    String name = FrameNames.inCell(frame);
    return name.isEmpty() ? "" : ", in " + name;
  }

  private static String nameOf(Throwable thrown) {
    String simple = thrown.getClass().getSimpleName();
    String full = thrown.getClass().getName();
    return simple.isEmpty() ? full.substring(full.lastIndexOf('.') + 1) : simple;
  }

  private static String messageOf(Throwable thrown) {
    try {
      return Objects.requireNonNullElse(thrown.getLocalizedMessage(), "");
    } catch (Throwable inMessage) {
      return "(its message can't be had: " + inMessage.getClass().getSimpleName() + ")";
    }
  }
}
