package org.espalier.kernel.cell.failure;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which cell and line a stack frame belongs to. Safe for use by several threads. */
public final class SourceLines {
  private final Map<String, Cell> byFile = new ConcurrentHashMap<>();
  private final Map<String, InlinedLines> byClass = new ConcurrentHashMap<>();

  private record Cell(int number, String code) {}

  /**
   * A line that the user wrote.
   *
   * @param cell the cell's number
   * @param line line in the cell, from 1
   * @param text the line itself; empty when the cell has no such line
   */
  public record Place(int cell, int line, String text) {
    @Override
    public String toString() {
      return "Cell In[" + cell + "], line " + line;
    }
  }

  /**
   * Remembers a part of a cell.
   *
   * @param fileName the source file's name in its class files
   * @param number what the user sees
   * @param code the whole cell
   * @param classes its class files
   */
  public void add(String fileName, int number, String code, Map<String, byte[]> classes) {
    byFile.put(fileName, new Cell(number, code));
    classes.forEach(
        (path, bytes) -> {
          if (path.endsWith(".class")) {
            InlinedLines.in(bytes).ifPresent(lines -> byClass.put(className(path), lines));
          }
        });
  }

  private static String className(String path) {
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }

  /** Where a frame stands in the user's cells; empty for a library's frame. */
  public Optional<Place> place(StackTraceElement frame) {
    Cell cell = frame.getFileName() == null ? null : byFile.get(frame.getFileName());
    if (cell == null || frame.getLineNumber() <= 0) {
      return Optional.empty();
    }
    InlinedLines inlined = byClass.get(frame.getClassName());
    int line = inlined == null ? frame.getLineNumber() : inlined.callSite(frame.getLineNumber());
    return Optional.of(place(cell, line));
  }

  /** A line of a cell that is being shown for another reason than a frame. */
  public static Place place(int number, int line, String code) {
    return place(new Cell(number, code), line);
  }

  private static Place place(Cell cell, int line) {
    String[] lines = cell.code().split("\n", -1);
    return new Place(cell.number(), line, line <= lines.length ? lines[line - 1] : "");
  }
}
