package org.espalier.kernel.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kotlin.KotlinVersion;
import org.espalier.kernel.jupyter.LanguageInfo;

/** What the kernel says of itself. */
final class KernelInfo {
  private KernelInfo() {}

  /** The content of a {@code kernel_info_reply}. */
  static Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("status", "ok");
    content.put("protocol_version", WireFormat.VERSION);
    content.put("implementation", "espalier");
    content.put("implementation_version", version());
    content.put("language_info", LanguageInfo.ofKotlin());
    content.put("banner", banner());
    content.put("help_links", helpLinks());
    content.put("supported_features", List.of());
    content.put("debugger", false);
    return content;
  }

  private static String banner() {
    return "Espalier "
        + version()
        + ": neural architecture search. Kotlin "
        + KotlinVersion.CURRENT
        + " on Java "
        + Runtime.version().feature()
        + ". Type %help for help.";
  }

  private static List<Map<String, String>> helpLinks() {
    return List.of(
        Map.of("text", "Kotlin", "url", "https://kotlinlang.org/docs/home.html"),
        Map.of("text", "Deep Java Library", "url", "https://docs.djl.ai"));
  }

  /** A jar says its version; classes that were not packed are at work in a development tree. */
  private static String version() {
    return Optional.ofNullable(KernelInfo.class.getPackage().getImplementationVersion())
        .orElse("0.1.0.dev");
  }
}
