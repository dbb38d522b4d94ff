package org.espalier.kernel.cell.failure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.kernel.cell.failure.SourceLines.Place;
import org.jspecify.annotations.Nullable;

/**
 * From something thrown to the lines that a user reads: where it happened, what it was, through
 * which of the user's own lines it came, its causes, and how many of the libraries' frames are left
 * out.
 */
public final class Traceback {
  private static final int MOST_FRAMES = 20;
  private static final String OF_THE_EVALUATOR = "org.espalier.kernel.cell.";
  private final int cell;
  private final SourceLines sources;
  private final List<String> lines = new ArrayList<>();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int hidden;
  private @Nullable StackTraceElement nearestHidden;

  private Traceback(int cell, SourceLines sources) {
    this.cell = cell;
    this.sources = sources;
  }

  /**
   * The report of anything that a cell threw.
   *
   * @param cell the number of the cell that ran
   */
  public static Report of(int cell, Throwable thrown, SourceLines sources) {
    Traceback traceback = new Traceback(cell, sources);
    String name = nameOf(thrown);
    String message = messageOf(thrown);
    traceback.headline(chain(thrown).stream().map(each -> List.of(each.getStackTrace())));
    traceback.throwable("", thrown);
    traceback.libraryFrames();
    return new Report(name, message, traceback.lines);
  }

  /**
   * The report of a cell that was told to stop.
   *
   * @param cell its number
   * @param message what the user is told
   * @param stack where it was
   */
  public static Report interrupted(
      int cell, String message, List<StackTraceElement> stack, SourceLines sources) {
    Traceback traceback = new Traceback(cell, sources);
    traceback.headline(Stream.of(stack));
    traceback.lines.add("Interrupted: " + message);
    if (traceback.lastOwn(stack) >= 0) {
      traceback.frames(stack);
      traceback.libraryFrames();
    }
    return new Report("Interrupted", message, traceback.lines);
  }

  private void headline(Stream<List<StackTraceElement>> stacks) {
    stacks
        .flatMap(List::stream)
        .map(sources::place)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresentOrElse(this::place, () -> lines.add("Cell In[" + cell + "]"));
  }

  private static List<Throwable> chain(Throwable thrown) {
    Set<Throwable> chain = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> inOrder = new ArrayList<>();
    for (Throwable each = thrown; each != null && chain.add(each); each = each.getCause()) {
      inOrder.add(each);
    }
    return inOrder;
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
    StackTraceElement called = null;
    for (int i = 0; i < stack.size(); i++) {
      StackTraceElement frame = stack.get(i);
      Optional<Place> place = sources.place(frame);
      if (place.isPresent()) {
        own.add("  at " + place.get() + within(frame));
      } else if ((i < last || last < 0) && !frame.getClassName().startsWith(OF_THE_EVALUATOR)) {
        hidden++;
        called = own.isEmpty() && (last >= 0 || called == null) ? frame : called;
      }
    }
    nearestHidden = nearestHidden == null ? called : nearestHidden;
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
      lines.add(own.get(i) + (next - i == 1 ? "" : " (" + (next - i) + " times or more)"));
      i = next;
    }
  }

  private void libraryFrames() {
    if (nearestHidden != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  (%d library frame%s hidden; the call was %s)",
              hidden,
              hidden == 1 ? "" : "s",
              FrameNames.of(nearestHidden)));
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
