package org.espalier.kernel.cell.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes of one part of a cell. A loader of their own, so that they can go, and all that their
 * static fields hold, when the part is dropped.
 */
final class PartClasses extends ClassLoader {
  private static final String SUFFIX = ".class";
  private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();

  static {
    registerAsParallelCapable();
  }

  /**
   * @param all finds the classes of other parts and of libraries
   * @param classFiles by path; they are changed by the way
   */
  PartClasses(CellClasses all, Map<String, byte[]> classFiles) {
    super("cell", all);
    classFiles.forEach(
        (path, bytes) -> {
          if (path.endsWith(SUFFIX)) {
            waiting.put(className(path), Instrumentation.instrument(bytes));
          }
        });
  }

  /** The binary name of the class in a class file. */
  static String className(String path) {
    return path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = waiting.remove(name);
      return bytes == null
          ? getParent().loadClass(name)
          : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
