package org.espalier.kernel.cell.compile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jetbrains.kotlin.com.intellij.psi.util.PsiTreeUtil;
import org.jetbrains.kotlin.lexer.KtTokens;
import org.jetbrains.kotlin.psi.KtDeclaration;
import org.jetbrains.kotlin.psi.KtFile;
import org.jspecify.annotations.Nullable;

/**
 * Class files of cells with inline functions, in a temporary folder: the compiler copies the body
 * of an inline function from a class file that it finds on its class path, and only from there.
 */
final class InlineClasses implements AutoCloseable {
  private @Nullable Path root;

  /** Whether a cell declares something inline. */
  static boolean needed(KtFile file) {
    return PsiTreeUtil.collectElementsOfType(file, KtDeclaration.class).stream()
        .anyMatch(declaration -> declaration.hasModifier(KtTokens.INLINE_KEYWORD));
  }

  /** Writes one cell's class files and returns the folder to put on the class path. */
  File write(String name, Map<String, byte[]> classes) {
    try {
      if (root == null) {
        root = Files.createTempDirectory("espalier-cells");
      }
      Path folder = root.resolve(name);
      for (Map.Entry<String, byte[]> file : classes.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.resolveSibling("."));
        Files.write(path, file.getValue());
      }
      return folder.toFile();
    } catch (IOException problem) {
      throw new UncheckedIOException(
          "A cell with an inline function needs a temporary folder, and writing there failed: "
              + problem.getMessage(),
          problem);
    }
  }

  @Override
  public void close() {
    if (root == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftBehind) {
      // A temporary folder that stays is the system's to clean.
    }
  }
}
