package org.espalier.dsl.decision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where restrictions bind the choices: counts the completions of a beginning by what of it still
 * matters, which is the restrictions' states and the choices that later decisions depend on. Each
 * such memory is counted once. Numbers run lexicographically.
 */
final class RestrictedCounts implements Counts {
  /** The memory of a decision that is not asked. */
  private static final long UNASKED = -1;

  private final Asking asking;
  private final Reading reading;

  /** Where a decision's choice stands in the memory behind the states; -1 if nobody needs it. */
  private final int[] slots;

  /** Behind which decision a choice is forgotten. */
  private final int[] last;

  private final int memorySize;
  private final List<Map<List<Long>, BigInteger>> known = new ArrayList<>();

  RestrictedCounts(Asking asking, Reading reading) {
    this.asking = asking;
    this.reading = reading;
    this.slots = new int[asking.count()];
    this.last = new int[asking.count()];
    int used = reading.count();
    java.util.Arrays.fill(slots, -1);
    for (int i = 0; i < asking.count(); i++) {
      known.add(new HashMap<>());
      int parent = asking.parent(i);
      if (parent >= 0) {
        slots[parent] = slots[parent] < 0 ? used++ : slots[parent];
        last[parent] = i;
      }
    }
    this.memorySize = used;
  }

  private List<Long> start() {
    List<Long> memory = new ArrayList<>(reading.start());
    while (memory.size() < memorySize) {
      memory.add(0L);
    }
    return memory;
  }

  private boolean asked(int position, List<Long> memory) {
    int parent = asking.parent(position);
    if (parent < 0) {
      return true;
    }
    long choice = memory.get(slots[parent]);
    return choice != UNASKED && asking.askedUnder(position, (int) choice);
  }

  /** The memory behind a choice; null where the choice is out. */
  private @Nullable List<Long> after(int position, List<Long> memory, int choice) {
    boolean asked = asked(position, memory);
    if (!asked && choice > 0) {
      return null;
    }
    List<Long> after = new ArrayList<>(memory);
    if (!reading.read(position, choice, after)) {
      return null;
    }
    if (slots[position] >= 0) {
      after.set(slots[position], asked ? choice : UNASKED);
    }
    int parent = asking.parent(position);
    if (parent >= 0 && last[parent] == position) {
      after.set(slots[parent], 0L);
    }
    return after;
  }

  private BigInteger completions(int position, @Nullable List<Long> memory) {
    if (memory == null) {
      return BigInteger.ZERO;
    }
    if (position == asking.count()) {
      return BigInteger.ONE;
    }
    BigInteger found = known.get(position).get(memory);
    if (found == null) {
      found = BigInteger.ZERO;
      for (int choice = 0; choice < asking.options(position); choice++) {
        found = found.add(completions(position + 1, after(position, memory, choice)));
      }
      known.get(position).put(memory, found);
    }
    return found;
  }

  @Override
  public synchronized BigInteger size() {
    return completions(0, start());
  }

  @Override
  public synchronized int[] decode(BigInteger number) {
    int[] choices = new int[asking.count()];
    List<Long> memory = start();
    BigInteger rest = number;
    for (int position = 0; position < choices.length; position++) {
      List<Long> after = after(position, memory, 0);
      BigInteger worth = completions(position + 1, after);
      while (after == null || rest.compareTo(worth) >= 0) {
        rest = rest.subtract(worth);
        after = after(position, memory, ++choices[position]);
        worth = completions(position + 1, after);
      }
      memory = after;
    }
    return choices;
  }

  @Override
  public synchronized boolean advance(int[] choices) {
    List<@Nullable List<Long>> memories = new ArrayList<>();
    memories.add(start());
    for (int i = 0; i < choices.length; i++) {
      memories.add(after(i, java.util.Objects.requireNonNull(memories.get(i)), choices[i]));
    }
    for (int i = choices.length - 1; i >= 0; i--) {
      List<Long> memory = java.util.Objects.requireNonNull(memories.get(i));
      int next = possible(i, memory, choices[i] + 1);
      if (next >= 0) {
        complete(choices, i, next, memory);
        return true;
      }
    }
    return false;
  }

  /** The first choice from one on that something completes; -1 for none. */
  private int possible(int position, List<Long> memory, int from) {
    for (int choice = from; choice < asking.options(position); choice++) {
      if (completions(position + 1, after(position, memory, choice)).signum() > 0) {
        return choice;
      }
    }
    return -1;
  }

  private void complete(int[] choices, int position, int choice, List<Long> before) {
    List<Long> memory = before;
    choices[position] = choice;
    for (int i = position; i < choices.length; i++) {
      choices[i] = i == position ? choice : possible(i, memory, 0);
      memory = java.util.Objects.requireNonNull(after(i, memory, choices[i]));
    }
  }
}
