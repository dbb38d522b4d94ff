package org.espalier.kernel.cell.run;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kotlin.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The classes of all cells and of what {@code %maven} and {@code %classpath} added. The names of
 * cells' classes never repeat, so looking one up stays cheap after a thousand cells.
 */
public final class CellClasses extends URLClassLoader {
  private static final String EVALUATE = "$$eval";
  private final Map<String, PartClasses> parts = new ConcurrentHashMap<>();

  static {
    registerAsParallelCapable();
  }

  /** Begins without cells. */
  public CellClasses(ClassLoader parent) {
    super("cells", new URL[0], parent);
  }

  /** Adds jars and folders. */
  public void addClasspath(List<File> files) {
    for (File file : files) {
      try {
        addURL(file.toURI().toURL());
      } catch (MalformedURLException impossible) {
        throw new IllegalArgumentException(file + " has no URL", impossible);
      }
    }
  }

  /** Adds the class files of a part of a cell, by path. */
  public void add(Map<String, byte[]> classFiles) {
    PartClasses part = new PartClasses(this, classFiles);
    namesIn(classFiles).forEach(name -> parts.put(name, part));
  }

  /** Lets go of a part's classes: nothing finds them any more, and what they hold can go. */
  public void drop(Map<String, byte[]> classFiles) {
    namesIn(classFiles).forEach(parts::remove);
  }

  private static Stream<String> namesIn(Map<String, byte[]> classFiles) {
    return classFiles.keySet().stream()
        .filter(path -> path.endsWith(".class"))
        .map(PartClasses::className);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    PartClasses part = parts.get(name);
    return part == null ? super.loadClass(name, resolve) : part.loadClass(name, resolve);
  }

  /** The main class of a part, initialised. */
  private Class<?> mainClass(String className) throws ClassNotFoundException {
    // Not by Class.forName: the JVM would note the class under this loader, and keep it.
    Class<?> type = loadClass(className);
    return Class.forName(className, true, type.getClassLoader());
  }

  /**
   * Runs one part of a cell on this thread.
   *
   * @param className its main class
   * @param resultField where it leaves its value; null when it has none
   * @return the value; {@code Unit} for none
   * @throws Throwable whatever the cell threw
   */
  public @Nullable Object run(String className, @Nullable String resultField) throws Throwable {
    Class<?> type = mainClass(className);
    Object cell = type.getField("INSTANCE").get(null);
    try {
      evaluation(type).invoke(cell);
    } catch (InvocationTargetException thrown) {
      Reserve.releaseIfLacking(thrown);
      throw thrown.getTargetException();
    }
    if (resultField == null) {
      return Unit.INSTANCE;
    }
    Field field = type.getDeclaredField(resultField);
    Object value = field.get(cell);
    if (!field.getType().isPrimitive()) {
      // Nobody can name it, and it may be large.
      field.set(cell, null);
    }
    return value;
  }

  /**
   * The value of a variable of a cell.
   *
   * @param className the class of the part that declares it
   * @throws ReflectiveOperationException when it has none, such as a {@code lateinit} not yet set
   */
  public @Nullable Object property(String className, String name)
      throws ReflectiveOperationException {
    Class<?> type = mainClass(className);
    Object cell = type.getField("INSTANCE").get(null);
    String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    boolean hasIs =
        name.startsWith("is") && name.length() > 2 && !Character.isLowerCase(name.charAt(2));
    return type.getMethod(hasIs ? name : getter).invoke(cell);
  }

  /**
   * Empties variables of a cell, so that their values can go.
   *
   * @param className the class of the part that declares them
   */
  public void empty(String className, Set<String> names) throws ReflectiveOperationException {
    for (Field field : mainClass(className).getDeclaredFields()) {
      String name = field.getName().replace("$delegate", "");
      if (names.contains(name)
          && !field.getType().isPrimitive()
          && !Modifier.isFinal(field.getModifiers())) {
        field.setAccessible(true);
        field.set(null, null);
      }
    }
  }

  private static Method evaluation(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(EVALUATE))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(type + " was not compiled from a cell"));
  }
}
