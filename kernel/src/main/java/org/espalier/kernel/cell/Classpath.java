package org.espalier.kernel.cell;

import java.io.File;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The jars and folders that this process was started with. */
final class Classpath {
  private Classpath() {}

  /** All that exist, in order, also those that a jar's manifest names. */
  static List<File> ofProcess() {
    Set<File> found = new LinkedHashSet<>();
    for (String path : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      add(new File(path.isEmpty() ? "." : path), found);
    }
    return List.copyOf(found);
  }

  private static void add(File file, Set<File> found) {
    if (!file.exists() || !found.add(file) || !file.isFile()) {
      return;
    }
    try (JarFile jar = new JarFile(file)) {
      Manifest manifest = jar.getManifest();
      String more =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (more != null) {
        for (String relative : more.strip().split("\\s+", -1)) {
          File named = new File(file.toURI().resolve(relative));
          add(named, found);
        }
      }
    } catch (IOException | IllegalArgumentException notAJar) {
      // Whatever the JVM makes of it, there are no classes in it to compile against.
      found.remove(file);
    }
  }
}
