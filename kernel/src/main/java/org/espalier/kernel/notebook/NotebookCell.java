package org.espalier.kernel.notebook;

import java.util.Set;

/**
 * One cell as written.
 *
 * @param id unique in its notebook
 * @param kind what it holds
 * @param source its whole text
 * @param tags from its metadata
 */
public record NotebookCell(String id, Kind kind, String source, Set<String> tags) {
  /** What a cell holds. */
  public enum Kind {
    /** Code to run. */
    CODE,
    /** Text to typeset. */
    MARKDOWN,
    /** Text to leave as it is. */
    RAW
  }

  /** Copies the tags. */
  public NotebookCell {
    tags = Set.copyOf(tags);
  }

  /** Whether running the notebook runs this cell. */
  public boolean runs() {
    return kind == Kind.CODE && !source.isBlank() && !tags.contains("skip-execution");
  }

  /** Whether the cell is there to show an error, so that the run goes on after it. */
  public boolean mayFail() {
    return tags.contains("raises-exception");
  }
}
