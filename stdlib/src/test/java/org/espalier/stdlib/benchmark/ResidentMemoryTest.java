package org.espalier.stdlib.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Form;
import org.espalier.stdlib.engine.OneThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneThread.class)
final class ResidentMemoryTest {
  @Test
  void megabytesAreReadFromTheSystemsStatus() {
    List<String> status = List.of("Name:\tjava", "VmPeak:\t 9 kB", "VmRSS:\t  250000 kB");
    assertThat(ResidentMemory.in(status).orElseThrow()).isCloseTo(256, within(1e-9));
    assertThat(ResidentMemory.in(List.of())).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX) // whoever else lacks /proc
  void aTimingTellsWhatTheProcessHeldEarlyAndInTheEnd() {
    Setting eleven = new Setting(EngineChoice.mxnet(), Form.COMPILED, 2, 1, 2, 8, 11);
    String skip = "|skip_connect~0|+|none~0|none~1|+|none~0|none~1|nor_conv_1x1~2|";
    Timing timing = Timing.nasBench201Training(eleven, skip);
    assertThat(timing.memory().afterTen()).isPresent();
    assertThat(timing.memory().atEnd().orElseThrow())
        .isGreaterThan(50)
        .isCloseTo(ResidentMemory.now().orElseThrow(), within(200.0));
    assertThat(timing.processorMilliseconds()).isPositive();
    Setting few = new Setting(EngineChoice.mxnet(), Form.COMPILED, 2, 1, 2, 8, 2);
    assertThat(Timing.nasBench201Training(few, skip).memory().afterTen()).isEmpty();
  }
}
