package org.espalier.stdlib.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.seed;

import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.junit.jupiter.api.Test;

class ArchitectureJsonTest {
  private final SearchSpace space = Spaces.nasBench201();
  private final Architecture architecture = space.sample(seed(4));
  private final String json = ArchitectureJson.write(architecture);

  @Test
  void whatWasWrittenIsReadBack() {
    assertThat(ArchitectureJson.read(space, json)).isEqualTo(architecture);
    assertThat(json)
        .contains("\"version\": 1", "\"fingerprint\": \"" + space.fingerprint() + "\"")
        .contains("\"cell/edge.0-1\": \"" + architecture.values().get("cell/edge.0-1") + "\"");
  }

  @Test
  void anotherSpaceIsNamedBesideTheOwn() {
    SearchSpace other = Spaces.nasBench201(Spaces.sizes("nb201").channels(8));
    assertThatThrownBy(() -> ArchitectureJson.read(other, json))
        .hasMessageContaining("belongs to the space network(image(3, 32, 32)).stem(conv(3, 16))")
        .hasMessageContaining("read as one of network(image(3, 32, 32)).stem(conv(3, 8))")
        .hasMessageContaining(space.fingerprint())
        .hasMessageContaining(other.fingerprint());
  }

  @Test
  void whatIsCutOrNewerOrSomethingElseIsSaidSo() {
    assertThatThrownBy(() -> ArchitectureJson.read(space, json.substring(0, json.length() / 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a part of it is missing");
    assertThatThrownBy(
            () -> ArchitectureJson.read(space, json.replace("\"version\": 1", "\"version\": 2")))
        .hasMessageContaining("reads version 1")
        .hasMessageContaining("got version 2");
    assertThatThrownBy(() -> ArchitectureJson.read(space, "[1, 2]"))
        .hasMessageContaining("but got: [1, 2]");
    assertThatThrownBy(() -> ArchitectureJson.read(space, "{\"format\": \"other\"}"))
        .hasMessageContaining("but got 'other'");
    assertThatThrownBy(() -> ArchitectureJson.read(space, "{}"))
        .hasMessageContaining("needs 'format'");
  }
}
