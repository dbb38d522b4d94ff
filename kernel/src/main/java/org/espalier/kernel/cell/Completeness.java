package org.espalier.kernel.cell;

/**
 * Whether a piece of code is ready to run.
 *
 * @param status what to do with it
 * @param indent what the next line should begin with; empty unless the code is incomplete
 */
public record Completeness(Status status, String indent) {
  /** The four answers of Jupyter's {@code is_complete_reply}. */
  public enum Status {
    /** Ready to run. */
    COMPLETE,
    /** More input could mend it. */
    INCOMPLETE,
    /** No more input could mend it. */
    INVALID,
    /** It can't be told. */
    UNKNOWN
  }
}
