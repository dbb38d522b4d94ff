package org.espalier.kernel.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes libraries out of jars. */
final class Unpacking {
  private Unpacking() {}

  /** The name of a library's file. */
  static String name(String library) {
    return library.substring(library.lastIndexOf('/') + 1);
  }

  /**
   * Copies those of some libraries that a jar holds into a folder.
   *
   * @param libraries their names, or the ends of their paths where names alone say too little
   */
  static void unpack(Path jar, List<String> libraries, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        String path = "/" + entry.getName();
        Optional<String> wanted =
            libraries.stream().filter(library -> path.endsWith("/" + library)).findFirst();
        Path target = folder.resolve(name(wanted.orElse("")));
        if (wanted.isPresent() && !Files.exists(target)) {
          try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, target);
          }
        }
      }
    }
  }
}
