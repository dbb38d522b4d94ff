package org.espalier.stdlib.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What was asked for last, so many; what was not for the longest time makes room. */
final class Latest<K, V> {
  private final int room;
  private final Consumer<? super V> end;
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

  /**
   * Holds nothing yet.
   *
   * @param room how many, at least 1
   * @param end gives the memory of one back
   */
  Latest(int room, Consumer<? super V> end) {
    this.room = room;
    this.end = end;
  }

  /** The value of a key; made, once there is room, if it is not held. */
  V get(K key, Supplier<? extends V> make) {
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    if (values.size() >= room) {
      V oldest = values.remove(values.keySet().iterator().next());
      if (oldest != null) {
        end.accept(oldest);
      }
    }
    V made = make.get();
    values.put(key, made);
    return made;
  }

  /** All that are held. */
  Collection<V> values() {
    return Collections.unmodifiableCollection(values.values());
  }

  /** Ends them all. */
  void clear() {
    values.values().forEach(end);
    values.clear();
  }
}
