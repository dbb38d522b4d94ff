package org.espalier.kernel.magic;

import java.io.File;
import java.util.List;
import kotlin.Unit;

/** {@code %classpath}. */
final class ClasspathMagic implements Magic {
  @Override
  public String name() {
    return "%classpath";
  }

  @Override
  public String arguments() {
    return "[jar or folder of classes]";
  }

  @Override
  public String summary() {
    return "shows what cells can import from, or adds to it";
  }

  @Override
  public Object run(Call call, Session session) throws MagicFailure {
    if (call.argument().isEmpty()) {
      session.classpath().forEach(file -> session.print(file + "\n"));
      return Unit.INSTANCE;
    }
    File file = new File(home(unquoted(call.argument()))).getAbsoluteFile();
    if (!file.exists()) {
      throw new MagicFailure(
          "%classpath can't add "
              + call.argument()
              + ": there is no "
              + file
              + ". Give a jar or a folder of class files; a path that does not begin with / starts"
              + " from "
              + new File("").getAbsolutePath()
              + ".");
    }
    session.addClasspath(List.of(file));
    session.print("Added " + file + "\n");
    return Unit.INSTANCE;
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static String home(String path) {
    return path.startsWith("~" + File.separator)
        ? System.getProperty("user.home") + path.substring(1)
        : path;
  }
}
