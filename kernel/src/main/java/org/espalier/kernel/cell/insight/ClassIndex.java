package org.espalier.kernel.cell.insight;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public-looking classes of the JDK and of the class path, by package. Read when first asked
 * for, which takes a moment. Not safe for use by several threads.
 */
public final class ClassIndex {
  private static final String CLASS = ".class";
  private static final String INSIDE = "org.jetbrains.kotlin.";
  private final List<File> classpath;
  private @Nullable Map<String, Set<String>> classes;

  /** Will index what is given, and the JDK. */
  public ClassIndex(List<File> classpath) {
    this.classpath = List.copyOf(classpath);
  }

  /** The simple names of the top-level classes in a package. */
  Set<String> classes(String packageName) {
    return read().getOrDefault(packageName, Set.of());
  }

  /** Whether there is such a package, or one that begins with it. */
  boolean hasPackage(String packageName) {
    return read().containsKey(packageName) || !packagesIn(packageName).isEmpty();
  }

  /** The last names of the packages directly in a package; of the outermost ones for "". */
  Set<String> packagesIn(String packageName) {
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    Set<String> inside = new TreeSet<>();
    for (String each : read().keySet()) {
      if (each.startsWith(prefix) && each.length() > prefix.length()) {
        int dot = each.indexOf('.', prefix.length());
        inside.add(
            dot < 0 ? each.substring(prefix.length()) : each.substring(prefix.length(), dot));
      }
    }
    return inside;
  }

  private Map<String, Set<String>> read() {
    if (classes == null) {
      Map<String, Set<String>> found = new TreeMap<>();
      addJdk(found);
      classpath.forEach(file -> addFile(file, found));
      classes = found;
    }
    return classes;
  }

  private static void addJdk(Map<String, Set<String>> found) {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    try (Stream<Path> all = Files.list(modules)) {
      all.filter(module -> module.getFileName().toString().startsWith("java."))
          .forEach(module -> addFolder(module, found));
    } catch (IOException unreadable) {
      // Completion goes on without the JDK's classes.
    }
  }

  private static void addFile(File file, Map<String, Set<String>> found) {
    if (file.isDirectory()) {
      addFolder(file.toPath(), found);
      return;
    }
    try (JarFile jar = new JarFile(file)) {
      jar.stream().forEach(entry -> add(entry.getName(), found));
    } catch (IOException notAJar) {
      // Nothing in it can be imported.
    }
  }

  private static void addFolder(Path folder, Map<String, Set<String>> found) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
          .forEach(name -> add(name, found));
    } catch (IOException unreadable) {
      // Completion goes on without these classes.
    }
  }

  private static void add(String path, Map<String, Set<String>> found) {
    int slash = path.lastIndexOf('/');
    if (slash < 0
        || !path.endsWith(CLASS)
        || path.indexOf('$') >= 0
        || path.startsWith("META-INF")) {
      return;
    }
    String packageName = path.substring(0, slash).replace('/', '.');
    String name = path.substring(slash + 1, path.length() - CLASS.length());
    if (!packageName.startsWith(INSIDE) && !name.endsWith("Kt") && name.indexOf('-') < 0) {
      found.computeIfAbsent(packageName, none -> new TreeSet<>()).add(name);
    }
  }
}
