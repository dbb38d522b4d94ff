package org.espalier.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JupyterFoldersTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void eachSystemHasItsOwnPlace() {
    assertThat(user(Map.of(), "Linux")).isEqualTo(Path.of("/home/ada/.local/share/jupyter"));
    assertThat(user(Map.of("XDG_DATA_HOME", "/d"), "Linux")).isEqualTo(Path.of("/d/jupyter"));
    assertThat(user(Map.of(), "Mac OS X")).isEqualTo(Path.of("/home/ada/Library/Jupyter"));
    assertThat(user(Map.of("APPDATA", "/r"), "Windows 11")).isEqualTo(Path.of("/r/jupyter"));
  }

  @Test
  void theVariableOfJupyterWins() {
    assertThat(user(Map.of("JUPYTER_DATA_DIR", "/j", "XDG_DATA_HOME", "/d"), "Linux"))
        .isEqualTo(Path.of("/j"));
    assertThat(user(Map.of("JUPYTER_DATA_DIR", "/j"), "Mac OS X")).isEqualTo(Path.of("/j"));
  }

  @Test
  void theSearchGoesFromTheNearestToTheSystem() {
    Map<String, String> environment =
        Map.of("JUPYTER_PATH", "/p1:/p2", "VIRTUAL_ENV", "/venv", "CONDA_PREFIX", "/conda");
    assertThat(new JupyterFolders(environment, "Linux", HOME).all())
        .extracting(Path::toString)
        .containsExactly(
            "/p1",
            "/p2",
            "/home/ada/.local/share/jupyter",
            "/venv/share/jupyter",
            "/usr/local/share/jupyter",
            "/usr/share/jupyter");
  }

  private static Path user(Map<String, String> environment, String system) {
    return new JupyterFolders(environment, system, HOME).user();
  }
}
