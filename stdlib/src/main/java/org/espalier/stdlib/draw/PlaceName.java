package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place of a network, such as {@code cell.3} or {@code stage.1/layer.2}: the beginning of the
 * names of the layers there.
 *
 * @param name the place
 */
record PlaceName(String name) {
  private static final Pattern NUMBERED = Pattern.compile("([^/]+/(?:layer|reduction)\\.\\d+)/");

  /** Of a layer: the first part of its name, with the second where that numbers layers. */
  static PlaceName of(String layer) {
    Matcher numbered = NUMBERED.matcher(layer);
    return numbered.lookingAt() ? new PlaceName(numbered.group(1)) : outermost(layer);
  }

  /** Of a layer: the first part of its name. */
  static PlaceName outermost(String layer) {
    int slash = layer.indexOf('/');
    return new PlaceName(slash < 0 ? layer : layer.substring(0, slash));
  }

  /** The place without its number. */
  String sort() {
    return numberAt() < 0 ? name : name.substring(0, numberAt());
  }

  /** The last number of the place; empty where it has none. */
  String number() {
    return numberAt() < 0 ? "" : name.substring(numberAt() + 1);
  }

  private int numberAt() {
    int dot = name.lastIndexOf('.');
    boolean digits = dot >= 0 && name.substring(dot + 1).chars().allMatch(Character::isDigit);
    return digits ? dot : -1;
  }

  /** Places of one sort in few words: {@code cell 0–5, 7–12}. */
  static String words(List<PlaceName> places) {
    PlaceName first = places.get(0);
    if (first.number().isEmpty()) {
      return Words.place(first.name);
    }
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < places.size(); ) {
      int end = i;
      while (end + 1 < places.size() && follows(places.get(end), places.get(end + 1))) {
        end++;
      }
      String from = places.get(i).number();
      ranges.add(end == i ? from : from + "–" + places.get(end).number());
      i = end + 1;
    }
    return Words.place(first.sort()) + " " + String.join(", ", ranges);
  }

  private static boolean follows(PlaceName before, PlaceName after) {
    return Integer.parseInt(after.number()) == Integer.parseInt(before.number()) + 1;
  }
}
