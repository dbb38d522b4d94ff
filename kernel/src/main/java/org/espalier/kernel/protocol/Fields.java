package org.espalier.kernel.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the fields of a request's content. A field that is left out or null has the value that the
 * protocol gives it; one of the wrong kind is an {@link IllegalArgumentException} that names it.
 */
record Fields(JsonObject content) {

  /** A text that must be there. */
  String text(String name) {
    return primitive(name)
        .filter(JsonPrimitive::isString)
        .map(JsonPrimitive::getAsString)
        .orElseThrow(() -> wrong(name, "a text"));
  }

  /** A text, or what stands for it. */
  String text(String name, String otherwise) {
    return given(name).isPresent() ? text(name) : otherwise;
  }

  /** True or false. */
  boolean flag(String name, boolean otherwise) {
    if (given(name).isEmpty()) {
      return otherwise;
    }
    return primitive(name)
        .filter(JsonPrimitive::isBoolean)
        .map(JsonPrimitive::getAsBoolean)
        .orElseThrow(() -> wrong(name, "true or false"));
  }

  /** A whole number. */
  int number(String name, int otherwise) {
    if (given(name).isEmpty()) {
      return otherwise;
    }
    return primitive(name)
        .filter(JsonPrimitive::isNumber)
        .map(JsonPrimitive::getAsInt)
        .orElseThrow(() -> wrong(name, "a whole number"));
  }

  /** Names with a text each, in order; none when left out. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    given(name)
        .ifPresent(
            element -> {
              if (!(element instanceof JsonObject object)) {
                throw wrong(name, "an object");
              }
              Fields inner = new Fields(object);
              object.keySet().forEach(key -> texts.put(key, inner.text(key)));
            });
    return texts;
  }

  private Optional<JsonElement> given(String name) {
    return Optional.ofNullable(content.get(name)).filter(element -> !element.isJsonNull());
  }

  private Optional<JsonPrimitive> primitive(String name) {
    return given(name).filter(JsonPrimitive.class::isInstance).map(JsonPrimitive.class::cast);
  }

  private IllegalArgumentException wrong(String name, String rule) {
    return new IllegalArgumentException(
        "The request's field \"" + name + "\" is " + content.get(name) + ", it must be " + rule);
  }
}
