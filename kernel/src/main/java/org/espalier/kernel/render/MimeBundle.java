package org.espalier.kernel.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value in several forms; a front end shows the richest that it can.
 *
 * @param data MIME type to content: text for {@code text/*} and {@code image/svg+xml}, base64 text
 *     for {@code image/png}, JSON-like maps and lists for {@code application/*json}
 * @param metadata per MIME type, or for the whole
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
  /** Copies, keeping the order. */
  public MimeBundle {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** A bundle with a text form only. */
  public static MimeBundle text(String text) {
    return new MimeBundle(Map.of("text/plain", text), Map.of());
  }

  /** This bundle with one more form, shown in preference to those before it. */
  public MimeBundle with(String type, Object content) {
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put(type, content);
    return new MimeBundle(more, metadata);
  }
}
