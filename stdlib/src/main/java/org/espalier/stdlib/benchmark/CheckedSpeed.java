package org.espalier.stdlib.benchmark;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import org.espalier.stdlib.engine.CardMemory;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Form;

/**
 * What {@code bench} measures, on a device, with how much of its memory is taken then.
 *
 * @param choice which engine, on which device
 * @param brief whether everything is small
 */
record CheckedSpeed(EngineChoice choice, boolean brief) {
  private static final String DENSE =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  /** Steps of a DARTS search. */
  String dartsStep() {
    return timed(Timing::dartsStep, brief ? 4 : 16, brief ? 2 : 8);
  }

  /** Steps of training a network of NAS-Bench-201. */
  String training() {
    return timed(
        setting -> Timing.nasBench201Training(setting, DENSE), brief ? 4 : 16, brief ? 1 : 5);
  }

  /** Networks that a zero-cost proxy scores. */
  String proxies() {
    Form form = choice.engine() == EngineKind.MXNET ? Form.PIECEWISE : Form.PORTABLE;
    ProxyRate rate =
        ProxyRate.of(
            setting(form, brief ? 4 : 16, brief ? 1 : 5, brief ? 4 : 64, brief ? 8 : 32),
            "naswot",
            /* atOnce= */ 1);
    return String.format(Locale.ROOT, "%.2f networks a second by naswot", rate.perSecond())
        + memory();
  }

  /**
   * The same step twice: as large as it is measured, and with two images of 8x8, when there is next
   * to nothing to compute and what is left is the cost of launching it all.
   */
  private String timed(Function<Setting, Timing> work, int channels, int cells) {
    Form form = CheckMaterial.form(choice);
    Timing least = work.apply(setting(form, channels, cells, 2, 8));
    Timing timing = work.apply(setting(form, channels, cells, brief ? 4 : 64, brief ? 8 : 32));
    return String.format(
            Locale.ROOT,
            "median %.1f ms, least %.1f ms, %d learned numbers; launching alone %.1f ms",
            timing.medianMilliseconds(),
            timing.leastMilliseconds(),
            timing.parameters(),
            least.medianMilliseconds())
        + memory();
  }

  private Setting setting(Form form, int channels, int cells, int batch, int size) {
    return new Setting(choice, form, channels, cells, batch, size, brief ? 1 : 20);
  }

  private String memory() {
    OptionalLong used = CardMemory.used(choice.device());
    return used.isPresent() ? ", " + used.getAsLong() / (1 << 20) + " MiB of the card taken" : "";
  }
}
