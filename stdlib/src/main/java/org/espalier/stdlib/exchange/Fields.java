package org.espalier.stdlib.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object at its place, whose fields are asked for by kind.
 *
 * @param place where it stands, such as {@code blocks[3].conv}; empty for the whole text
 * @param object the object
 */
record Fields(String place, JsonObject object) {
  /** Reads a text. */
  static Fields parse(String text) {
    JsonElement whole;
    try {
      whole = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("This is no JSON: " + e.getMessage(), e);
    }
    return of("", whole);
  }

  private static Fields of(String place, JsonElement element) {
    if (!element.isJsonObject()) {
      throw wrong(place.isEmpty() ? "The text" : "'" + place + "'", "an object {...}", element);
    }
    return new Fields(place, element.getAsJsonObject());
  }

  private static IllegalArgumentException wrong(String what, String wanted, JsonElement got) {
    return new IllegalArgumentException(what + " must be " + wanted + ", but is " + got + ".");
  }

  private String at(String field) {
    return place.isEmpty() ? field : place + "." + field;
  }

  /** Whether a field is there and not null. */
  boolean has(String field) {
    return object.has(field) && !object.get(field).isJsonNull();
  }

  /** The first of some fields that is there. */
  String oneOf(String... fields) {
    for (String field : fields) {
      if (object.has(field)) {
        return field;
      }
    }
    throw missing(String.join("' or '", fields));
  }

  private JsonElement require(String field) {
    if (!has(field)) {
      throw missing(field);
    }
    return object.get(field);
  }

  private IllegalArgumentException missing(String field) {
    return new IllegalArgumentException(
        (place.isEmpty() ? "The text" : "'" + place + "'")
            + " needs the field '"
            + field
            + "', but has "
            + object.keySet()
            + ".");
  }

  /** An object. */
  Fields object(String field) {
    return of(at(field), require(field));
  }

  /** Objects in a list. */
  List<Fields> objects(String field) {
    List<Fields> objects = new ArrayList<>();
    for (JsonElement element : list(field)) {
      objects.add(of(at(field) + "[" + objects.size() + "]", element));
    }
    return objects;
  }

  private List<JsonElement> list(String field) {
    JsonElement element = require(field);
    if (!element.isJsonArray()) {
      throw wrong("'" + at(field) + "'", "a list [...]", element);
    }
    return element.getAsJsonArray().asList();
  }

  /** A list of numbers, or one number so many times. */
  List<String> numbers(String field, int count) {
    JsonElement element = require(field);
    List<JsonElement> elements =
        element.isJsonArray() ? list(field) : java.util.Collections.nCopies(count, element);
    List<String> numbers = new ArrayList<>();
    for (JsonElement one : elements) {
      numbers.add(number("'" + at(field) + "'", one));
    }
    if (numbers.size() != count) {
      throw new IllegalArgumentException(
          "'" + at(field) + "' must be " + count + " numbers, but has " + numbers.size() + ".");
    }
    return numbers;
  }

  /** A number as people write it: whole ones without a point. */
  private static String number(String what, JsonElement element) {
    if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
      throw wrong(what, "a number", element);
    }
    double value = element.getAsDouble();
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  /** A number. */
  double number(String field) {
    return Double.parseDouble(number("'" + at(field) + "'", require(field)));
  }

  /** A whole number. */
  int whole(String field) {
    double value = number(field);
    if (value != Math.rint(value)) {
      throw wrong("'" + at(field) + "'", "a whole number", object.get(field));
    }
    return (int) value;
  }

  /** A word; empty where it is not there. */
  Optional<String> word(String field) {
    return has(field) ? Optional.of(object.get(field).getAsString()) : Optional.empty();
  }

  /** Yes or no; no where it is not there. */
  boolean flag(String field) {
    return has(field) && object.get(field).getAsBoolean();
  }

  /** Refuses what a field says. */
  IllegalArgumentException refused(String field, String rule) {
    return new IllegalArgumentException(
        "'" + at(field) + "' is " + object.get(field) + ", but " + rule + ".");
  }
}
