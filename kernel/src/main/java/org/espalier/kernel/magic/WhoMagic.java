package org.espalier.kernel.magic;

import java.util.List;
import kotlin.Unit;

/** {@code %who}. */
final class WhoMagic implements Magic {
  private static final int WIDEST_VALUE = 60;

  @Override
  public String name() {
    return "%who";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "lists your variables with their types and values";
  }

  @Override
  public Object run(Call call, Session session) {
    List<Session.Variable> variables = session.variables();
    if (variables.isEmpty()) {
      session.print("No variables yet.\n");
      return Unit.INSTANCE;
    }
    int names = variables.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    int types = variables.stream().mapToInt(each -> each.type().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Session.Variable each : variables) {
      text.append(padded(each.name(), names))
          .append("  ")
          .append(padded(each.type(), types))
          .append("  ")
          .append(shortened(each.value()))
          .append('\n');
    }
    session.print(text.toString());
    return Unit.INSTANCE;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String shortened(String value) {
    String line = value.replaceAll("\\s+", " ").strip();
    return line.length() <= WIDEST_VALUE ? line : line.substring(0, WIDEST_VALUE - 3) + "...";
  }
}
