package org.espalier.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.Map;

/**
 * What an {@code execute_request} asks for.
 *
 * @param code the cell
 * @param silent nothing is told to anybody but the one who asked, and nothing is counted
 * @param storeHistory whether the cell is counted and goes into the history
 * @param expressions evaluated behind the cell, by name
 * @param allowStdin whether the front end answers questions
 * @param stopOnError whether cells that wait are not run when this one fails
 */
record ExecuteOptions(
    String code,
    boolean silent,
    boolean storeHistory,
    Map<String, String> expressions,
    boolean allowStdin,
    boolean stopOnError) {

  static ExecuteOptions of(JsonObject content) {
    Fields fields = new Fields(content);
    boolean silent = fields.flag("silent", false);
    return new ExecuteOptions(
        fields.text("code"),
        silent,
        !silent && fields.flag("store_history", true),
        fields.texts("user_expressions"),
        fields.flag("allow_stdin", true),
        fields.flag("stop_on_error", true));
  }

  /** Whether the cell has a number of its own. */
  boolean counts() {
    return storeHistory && !code.isBlank();
  }
}
