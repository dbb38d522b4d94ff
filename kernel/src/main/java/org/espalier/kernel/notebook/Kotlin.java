package org.espalier.kernel.notebook;

import com.google.gson.JsonObject;
import kotlin.KotlinVersion;

/** What a notebook says about the language of its cells. */
final class Kotlin {
  private Kotlin() {}

  /** The content of {@code metadata.language_info}. */
  static JsonObject languageInfo() {
    JsonObject info = new JsonObject();
    info.addProperty("name", "kotlin");
    info.addProperty("version", KotlinVersion.CURRENT.toString());
    info.addProperty("mimetype", "text/x-kotlin");
    info.addProperty("file_extension", ".kt");
    info.addProperty("pygments_lexer", "kotlin");
    info.addProperty("codemirror_mode", "text/x-kotlin");
    return info;
  }
}
