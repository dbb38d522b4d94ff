package org.espalier.kernel.cell.run;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kotlin.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The classes of all cells and of what {@code %maven} and {@code %classpath} added. One loader for
 * all: the names of cells' classes never repeat, and looking one up stays cheap after a thousand
 * cells.
 */
public final class CellClasses extends URLClassLoader {
  private static final String EVALUATE = "$$eval";
  private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();

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

  /** Adds the class files of a cell, by path; they are changed by the way. */
  public void add(Map<String, byte[]> classFiles) {
    classFiles.forEach(
        (path, bytes) -> {
          if (path.endsWith(".class")) {
            String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
            waiting.put(name, Instrumentation.instrument(bytes));
          }
        });
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = waiting.remove(name);
    return bytes != null ? defineClass(name, bytes, 0, bytes.length) : super.findClass(name);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!waiting.containsKey(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
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
    Class<?> type = Class.forName(className, true, this);
    Object cell = type.getField("INSTANCE").get(null);
    try {
      evaluation(type).invoke(cell);
    } catch (InvocationTargetException thrown) {
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
    Class<?> type = Class.forName(className, true, this);
    Object cell = type.getField("INSTANCE").get(null);
    String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    boolean hasIs =
        name.startsWith("is") && name.length() > 2 && !Character.isLowerCase(name.charAt(2));
    return type.getMethod(hasIs ? name : getter).invoke(cell);
  }

  private static Method evaluation(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(EVALUATE))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(type + " was not compiled from a cell"));
  }
}
