package org.espalier.kernel.magic;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import kotlin.Unit;

/** {@code %maven}. */
record MavenMagic(MavenResolver resolver) implements Magic {
  @Override
  public String name() {
    return "%maven";
  }

  @Override
  public String arguments() {
    return "group:artifact:version [more ...]";
  }

  @Override
  public String summary() {
    return "adds libraries, with all that they need, from Maven Central";
  }

  @Override
  public Object run(Call call, Session session) throws MagicFailure {
    List<String> coordinates =
        List.of(call.argument().split("[\\s,]+", -1)).stream().filter(c -> !c.isEmpty()).toList();
    if (coordinates.isEmpty()) {
      throw new MagicFailure(
          "%maven needs at least one library, such as org.apache.commons:commons-math3:3.6.1.");
    }
    List<File> added = new ArrayList<>(resolver.resolve(coordinates));
    added.removeAll(session.classpath());
    session.addClasspath(added);
    session.print(
        added.isEmpty()
            ? "All of it was there already.\n"
            : "Added " + String.join(", ", added.stream().map(File::getName).toList()) + "\n");
    return Unit.INSTANCE;
  }
}
