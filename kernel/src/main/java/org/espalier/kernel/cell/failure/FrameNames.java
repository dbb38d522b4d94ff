package org.espalier.kernel.cell.failure;

import java.util.regex.Pattern;

/** Names of stack frames as the user wrote them, without what the compiler added. */
final class FrameNames {
  private static final Pattern CELL_CLASS = Pattern.compile("^.*?Cell_[0-9_]+\\$?");
  private static final Pattern GENERATED = Pattern.compile("\\$\\d+|\\$lambda|\\$(?=\\.|$)");

  private FrameNames() {}

  /** Class, method, file and line of a library's frame. */
  static String of(StackTraceElement frame) {
    StackTraceElement plain =
        new StackTraceElement(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
    return plain.toString();
  }

  /** The function that a frame of a cell is in; empty at the top level of the cell. */
  static String inCell(StackTraceElement frame) {
    String type = CELL_CLASS.matcher(frame.getClassName()).replaceFirst("");
    String method = frame.getMethodName();
    if (method.contains("eval$lambda") || method.equals("$$eval") || method.equals("<clinit>")) {
      return GENERATED.matcher(type).replaceAll("").replace('$', '.');
    }
    int generated = method.indexOf('$');
    String function = generated > 0 ? method.substring(0, generated) : method;
    String name = type.isEmpty() ? function : type + "." + function;
    return GENERATED.matcher(name).replaceAll("").replace(".<init>", "").replace('$', '.');
  }
}
