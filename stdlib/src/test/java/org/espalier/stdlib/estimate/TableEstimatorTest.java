package org.espalier.stdlib.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.ToyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableEstimatorTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  @Test
  void looksUpWhatTheTableSays() throws IOException {
    var architecture = ToyTable.SPACE.architecture(0, 1, 2, 3, 4, 0);
    Path file = file("arch,accuracy\n" + architecture + ",0.75\n");
    Estimator table = TableEstimator.read(file, "arch", "accuracy", "accuracy");
    assertThat(table.estimate(architecture, new Seed(0)).measure("accuracy")).isEqualTo(0.75);
    assertThatThrownBy(
            () -> table.estimate(ToyTable.SPACE.architecture(0, 0, 0, 0, 0, 0), new Seed(0)))
        .hasMessageContaining("has no row for |none~0|");
  }

  @Test
  void mistakesInTheFileAreNamed() throws IOException {
    Path file = file("arch,accuracy\nx,y\n");
    assertThatThrownBy(() -> TableEstimator.read(file, "cell", "accuracy", "accuracy"))
        .hasMessageContaining("has no column 'cell'; it has [arch, accuracy]");
    assertThatThrownBy(() -> TableEstimator.read(file, "arch", "accuracy", "accuracy"))
        .hasMessageContaining("Line 2");
    Path missing = folder.resolve("missing.csv");
    assertThatThrownBy(() -> TableEstimator.read(missing, "arch", "accuracy", "accuracy"))
        .hasMessageContaining("missing.csv");
  }
}
