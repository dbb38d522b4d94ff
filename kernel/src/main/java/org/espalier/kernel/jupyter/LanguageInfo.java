package org.espalier.kernel.jupyter;

import java.util.LinkedHashMap;
import java.util.Map;
import kotlin.KotlinVersion;

/**
 * What a kernel says of the language of its cells, and a notebook that it has run repeats in {@code
 * metadata.language_info}.
 */
public final class LanguageInfo {
  private LanguageInfo() {}

  /** Kotlin, as Jupyter, Pygments and CodeMirror name it. */
  public static Map<String, String> ofKotlin() {
    Map<String, String> info = new LinkedHashMap<>();
    info.put("name", "kotlin");
    info.put("version", KotlinVersion.CURRENT.toString());
    info.put("mimetype", "text/x-kotlin");
    info.put("file_extension", ".kt");
    info.put("pygments_lexer", "kotlin");
    info.put("codemirror_mode", "text/x-kotlin");
    info.put("nbconvert_exporter", "script");
    return info;
  }
}
