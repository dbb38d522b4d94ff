package org.espalier.kernel.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.espalier.kernel.jupyter.JupyterFolders;
import org.jspecify.annotations.Nullable;

/**
 * What was run in this session and in those before. Where the file can't be written the history
 * lasts as long as the process, and the log says so once.
 */
public final class History {
  private static final Logger LOG = Logger.getLogger(History.class.getName());
  private static final int LONGEST_OUTPUT = 10_000;

  private final List<HistoryEntry> unsaved = new ArrayList<>();
  private final int session;
  private final @Nullable HistoryFile file;

  private History(@Nullable HistoryFile file, int session) {
    this.file = file;
    this.session = session;
  }

  /** Begins a session whose cells are kept in a file that other kernels may share. */
  public static History in(Path path) {
    HistoryFile file = new HistoryFile(path);
    try {
      return new History(file, file.beginSession());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "History is not kept: " + path + " can't be written.");
      return new History(null, 1);
    }
  }

  /** Begins a session in the user's own history file. */
  public static History ofUser() {
    return in(JupyterFolders.ofThisProcess().espalier().resolve("history.jsonl"));
  }

  /** This session's number, from 1. */
  public int session() {
    return session;
  }

  /**
   * Notes a cell that was run.
   *
   * @param line its number in this session
   * @param output the plain text of its result, empty for none; kept to its first 10,000 characters
   */
  public synchronized void add(int line, String input, String output) {
    String kept =
        output.length() <= LONGEST_OUTPUT ? output : output.substring(0, LONGEST_OUTPUT) + "…";
    HistoryEntry entry = new HistoryEntry(session, line, input, kept);
    HistoryFile target = file;
    if (target == null) {
      unsaved.add(entry);
      return;
    }
    try {
      target.add(entry);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "A cell could not be written to the history.");
      unsaved.add(entry);
    }
  }

  /** The last cells of all sessions, oldest first; {@code most} 0 or less: all. */
  public List<HistoryEntry> tail(int most) {
    return last(matching(entry -> true), most);
  }

  /**
   * Cells of one session.
   *
   * @param of the session's number; 0 is this one, -1 the one before it
   * @param start first line
   * @param stop line behind the last; 0 or less: to the end
   */
  public List<HistoryEntry> range(int of, int start, int stop) {
    int wanted = of > 0 ? of : session + of;
    return matching(
        entry ->
            entry.session() == wanted
                && entry.line() >= start
                && (stop <= 0 || entry.line() < stop));
  }

  /**
   * Cells whose whole text matches a pattern, oldest first.
   *
   * @param glob {@code *} stands for any text, {@code ?} for one character
   * @param most at most so many, the newest; 0 or less: all
   * @param unique of equal texts only the newest
   */
  public List<HistoryEntry> search(String glob, int most, boolean unique) {
    Pattern pattern = Pattern.compile(regex(glob), Pattern.DOTALL);
    List<HistoryEntry> found = matching(entry -> pattern.matcher(entry.input()).matches());
    return last(unique ? newestOfEqual(found) : found, most);
  }

  private synchronized List<HistoryEntry> matching(Predicate<HistoryEntry> wanted) {
    List<HistoryEntry> all = new ArrayList<>(saved());
    all.addAll(unsaved);
    all.removeIf(wanted.negate());
    all.sort(Comparator.comparingInt(HistoryEntry::session));
    return all;
  }

  private List<HistoryEntry> saved() {
    HistoryFile target = file;
    if (target == null) {
      return List.of();
    }
    try {
      return target.entries();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "The history could not be read.");
      return List.of();
    }
  }

  private static List<HistoryEntry> newestOfEqual(List<HistoryEntry> found) {
    Map<String, HistoryEntry> newest = new LinkedHashMap<>();
    for (HistoryEntry entry : found) {
      newest.remove(entry.input());
      newest.put(entry.input(), entry);
    }
    return List.copyOf(newest.values());
  }

  private static List<HistoryEntry> last(List<HistoryEntry> all, int most) {
    return most <= 0 || most >= all.size() ? all : all.subList(all.size() - most, all.size());
  }

  private static String regex(String glob) {
    return glob.codePoints()
        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
        .collect(Collectors.joining());
  }
}
