package org.espalier.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/**
 * The quickstart and a small sample in JupyterLab in a browser, run by the menu. Notebooks that
 * show mistakes on purpose run elsewhere.
 */
@Tag("browser")
class JupyterLabTest {
  @TempDir Path folder;

  static List<Path> notebooks() throws IOException {
    return Project.notebooks().stream()
        .filter(path -> path.equals(Project.SAMPLE) || path.endsWith("quickstart.ipynb"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsByTheMenuAndShowsItsPictures(Path notebook) throws Exception {
    String name = String.valueOf(notebook.getFileName());
    Path chromium = chromium();
    Path data = folder.resolve("data");
    assertThat(
            Program.espalier("install").with("JUPYTER_DATA_DIR", data.toString()).run().exitCode())
        .isZero();
    Path served = Files.createDirectories(folder.resolve("served"));
    Files.copy(notebook, served.resolve(name));
    Path screenshots = Files.createDirectories(Project.TARGET.resolve("screenshots"));
    try (JupyterLab lab = JupyterLab.on(served, data)) {
      JsonObject seen =
          lab.runAll(name, chromium, screenshots.resolve(name.replace(".ipynb", ".png")));
      assertThat(texts(seen, "errors")).isEmpty();
      assertThat(texts(seen, "prompts"))
          .isNotEmpty()
          .allMatch(prompt -> prompt.matches("\\[\\d+]:"));
      if (notebook.equals(Project.SAMPLE)) {
        assertThat(texts(seen, "outputs")).containsExactly("the answer is 42", "43");
      } else {
        assertThat(texts(seen, "svg"))
            .as("a graph and a curve on the page")
            .anyMatch(svg -> svg.contains("conv 3×3"))
            .anyMatch(svg -> svg.contains("best so far"));
      }
    }
  }

  private static List<String> texts(JsonObject seen, String name) {
    JsonArray array = seen.getAsJsonArray(name);
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonElement::getAsString)
        .map(String::strip)
        .toList();
  }

  private static Path chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new TestAbortedException("skipped: there is no Chromium"));
  }
}
