package org.espalier.stdlib.draw;

import java.util.List;
import java.util.Optional;

/**
 * A cell as its layers' names tell it: what stands in it and which operations lead from where to
 * where. Equal cells have equal sketches, whatever their sizes and their place.
 *
 * @param joints states, vertices and whatever else is neither inside another nor an edge
 * @param ways from joint to joint
 */
record Sketch(List<Joint> joints, List<Way> ways) {
  Sketch {
    joints = List.copyOf(joints);
    ways = List.copyOf(ways);
  }

  /**
   * Something that edges lead to.
   *
   * @param id its name inside the cell
   * @param lines what it says
   * @param kind its look
   */
  record Joint(String id, List<String> lines, NodeKind kind) {
    Joint {
      lines = List.copyOf(lines);
    }
  }

  /**
   * An edge.
   *
   * @param from a joint
   * @param to a joint
   * @param operations what it can carry; empty where it only passes data on
   */
  record Way(String from, String to, List<String> operations) {
    Way {
      operations = List.copyOf(operations);
    }

    /** Its look. */
    EdgeKind kind() {
      return switch (operations.size()) {
        case 0 -> EdgeKind.FLOW;
        case 1 -> Words.edge(operations.get(0));
        default -> EdgeKind.CHOICE;
      };
    }

    /** What it says. */
    List<String> lines() {
      return operations.stream().map(Words::operation).toList();
    }
  }

  /** The joint of an id. */
  Optional<Joint> joint(String id) {
    return joints.stream().filter(joint -> joint.id().equals(id)).findFirst();
  }
}
