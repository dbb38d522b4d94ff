package org.espalier.kernel.magic;

import java.util.Locale;
import kotlin.Unit;

/** {@code %help}. */
final class HelpMagic implements Magic {
  private final Magics magics;

  HelpMagic(Magics magics) {
    this.magics = magics;
  }

  @Override
  public String name() {
    return "%help";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "lists magics, and words that need no import";
  }

  @Override
  public Object run(Call call, Session session) {
    StringBuilder text = new StringBuilder("Magics, each on a line of its own:\n");
    for (Magic magic : magics.all()) {
      String use = (magic.name() + " " + magic.arguments()).strip();
      text.append(String.format(Locale.ROOT, "  %-41s %s%n", use, magic.summary()));
    }
    text.append(
        """
        Words without an import:
          display(value), display(value, id)        shows something before the cell ends
          update(id, value)                         replaces what was shown under that id
          clearOutput(), clearOutput(wait)          takes away what the cell has shown
          html(text), svg(text)                     a page or a picture made of markup
          markdown(text), latex(text)               prose and formulas
          ask(prompt), askPassword(prompt)          asks you for a line
        Tab completes a name, Shift-Tab explains it.
        """);
    session.print(text.toString());
    return Unit.INSTANCE;
  }
}
