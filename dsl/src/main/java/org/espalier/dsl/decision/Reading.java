package org.espalier.dsl.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which restrictions read which decisions of a space. */
final class Reading {
  private final List<Restriction> restrictions;

  /** Per restriction the positions that it reads. */
  private final List<int[]> positions = new ArrayList<>();

  /** Per decision which restrictions read it, as pairs of restriction and index. */
  private final List<List<int[]>> readers = new ArrayList<>();

  Reading(List<Restriction> restrictions, List<String> labels) {
    this.restrictions = List.copyOf(restrictions);
    labels.forEach(label -> readers.add(new ArrayList<>()));
    for (int number = 0; number < restrictions.size(); number++) {
      int[] read = restrictions.get(number).labels().stream().mapToInt(labels::indexOf).toArray();
      requireOrder(restrictions.get(number), read);
      positions.add(read);
      for (int index = 0; index < read.length; index++) {
        readers.get(read[index]).add(new int[] {number, index});
      }
    }
  }

  private static void requireOrder(Restriction restriction, int[] read) {
    for (int i = 0; i < read.length; i++) {
      if (read[i] < 0 || (i > 0 && read[i] <= read[i - 1])) {
        throw new IllegalArgumentException(
            "A restriction reads "
                + restriction.labels()
                + ", but '"
                + restriction.labels().get(i)
                + (read[i] < 0 ? "' is no decision" : "' does not come in that order")
                + " of this space.");
      }
    }
  }

  int count() {
    return restrictions.size();
  }

  List<Long> start() {
    return restrictions.stream().map(Restriction::start).toList();
  }

  /** Reads one choice into the states, which stand at the memory's beginning; false if broken. */
  boolean read(int position, int choice, List<Long> memory) {
    for (int[] reader : readers.get(position)) {
      int number = reader[0];
      long state = restrictions.get(number).next(memory.get(number), reader[1], choice);
      if (state == Restriction.BROKEN) {
        return false;
      }
      memory.set(number, state);
    }
    return true;
  }

  /** What is wrong with a full set of choices, if anything is. */
  Optional<String> complaint(int[] choices) {
    for (int number = 0; number < restrictions.size(); number++) {
      if (broken(number, choices)) {
        int[] read = positions.get(number).clone();
        for (int i = 0; i < read.length; i++) {
          read[i] = choices[read[i]];
        }
        return Optional.of(restrictions.get(number).complaint(read));
      }
    }
    return Optional.empty();
  }

  boolean allows(int[] choices) {
    for (int number = 0; number < restrictions.size(); number++) {
      if (broken(number, choices)) {
        return false;
      }
    }
    return true;
  }

  private boolean broken(int number, int[] choices) {
    Restriction restriction = restrictions.get(number);
    int[] read = positions.get(number);
    long state = restriction.start();
    for (int i = 0; i < read.length && state != Restriction.BROKEN; i++) {
      state = restriction.next(state, i, choices[read[i]]);
    }
    return state == Restriction.BROKEN;
  }
}
