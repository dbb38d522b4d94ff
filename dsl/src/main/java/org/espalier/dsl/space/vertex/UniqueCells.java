package org.espalier.dsl.space.vertex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.espalier.dsl.architecture.UniqueArchitectures;

/**
 * All cells up to isomorphism, without unused vertices: 1, 7, 91, 2,532 and at last 423,624 for at
 * most 2, 3, 4, 5 and 7 vertices, 9 edges and 3 operations (NAS-Bench-101, arXiv 1902.09635,
 * section 2.1).
 *
 * <p>Makes each edge set once, keeps it if no renumbering of the inner vertices is smaller, and on
 * those puts each labelling that no renumbering which keeps the edges makes smaller. So no table of
 * what was seen is needed, and nothing is hashed. NAS-Bench-101 takes about a million and a half
 * edge sets and labellings.
 */
final class UniqueCells {
  /** Above this a cell does not fit into one long. */
  private static final int MOST_VERTICES = 8;

  private static final int MOST_OPERATIONS = 32;

  private final int vertices;
  private final int edges;
  private final int operations;
  private final LongStream.Builder found = LongStream.builder();
  private long visited;

  UniqueCells(int vertices, int edges, int operations) {
    if (vertices > MOST_VERTICES || operations > MOST_OPERATIONS) {
      throw new IllegalStateException(
          "Unique cells are generated for at most "
              + MOST_VERTICES
              + " vertices and "
              + MOST_OPERATIONS
              + " operations, but this cell has "
              + vertices
              + " and "
              + operations
              + ". Draw samples and compare their key() instead.");
    }
    this.vertices = vertices;
    this.edges = edges;
    this.operations = operations;
  }

  /** How many edge sets and labellings were looked at. */
  long visited() {
    return visited;
  }

  /** Each cell as the choices of a {@link GraphCell}. */
  UniqueArchitectures.Representatives representatives() {
    for (int size = 2; size <= vertices; size++) {
      extend(new int[size], 1, 0, Relabelling.all(size));
    }
    long[] codes = found.build().toArray();
    return new UniqueArchitectures.Representatives(codes.length, i -> choices(codes[i]));
  }

  /** Tries all sources of a vertex and those behind it. */
  private void extend(int[] sources, int vertex, int used, List<int[]> renumberings) {
    if (vertex == sources.length) {
      visited++;
      // Every vertex but the output is read by somebody.
      if (used == (1 << (vertex - 1)) - 1) {
        label(sources, renumberings);
      }
      return;
    }
    int before = edges(sources, vertex);
    for (int bits = 1; bits < 1 << vertex; bits++) {
      // Each vertex behind still takes an edge.
      if (before + Integer.bitCount(bits) + sources.length - 1 - vertex <= edges) {
        sources[vertex] = bits;
        extend(sources, vertex + 1, used | bits, renumberings);
      }
    }
    sources[vertex] = 0;
  }

  private static int edges(int[] sources, int end) {
    int edges = 0;
    for (int vertex = 1; vertex < end; vertex++) {
      edges += Integer.bitCount(sources[vertex]);
    }
    return edges;
  }

  private void label(int[] sources, List<int[]> renumberings) {
    List<int[]> keeping = new ArrayList<>();
    for (int[] numbers : renumberings) {
      Optional<int[]> renamed = Relabelling.edges(sources, numbers);
      int order = renamed.isEmpty() ? 1 : Arrays.compare(renamed.get(), sources);
      if (order < 0) {
        return;
      }
      if (order == 0) {
        keeping.add(numbers);
      }
    }
    int[] labels = new int[sources.length];
    do {
      visited++;
      if (keeping.stream()
          .noneMatch(numbers -> Arrays.compare(Relabelling.labels(labels, numbers), labels) < 0)) {
        found.add(code(sources, labels));
      }
    } while (advance(labels));
  }

  /** Goes on to the next labelling of the inner vertices. */
  private boolean advance(int[] labels) {
    for (int vertex = labels.length - 2; vertex > 0; vertex--) {
      if (++labels[vertex] < operations) {
        return true;
      }
      labels[vertex] = 0;
    }
    return false;
  }

  private long code(int[] sources, int[] labels) {
    long code = 0;
    for (int vertex = sources.length - 2; vertex > 0; vertex--) {
      code = code * MOST_OPERATIONS + labels[vertex];
    }
    for (int vertex = sources.length - 1; vertex > 0; vertex--) {
      code = (code << vertex) + sources[vertex];
    }
    return code * (MOST_VERTICES + 1) + sources.length;
  }

  /** Decodes; the output goes to the last vertex, and those before it that are left are unused. */
  private int[] choices(long code) {
    int size = (int) (code % (MOST_VERTICES + 1));
    long rest = code / (MOST_VERTICES + 1);
    int[] choices = new int[vertices * (vertices - 1) / 2 + vertices - 2];
    for (int vertex = 1; vertex < size; vertex++) {
      int to = vertex == size - 1 ? vertices - 1 : vertex;
      for (int from = 0; from < vertex; from++) {
        choices[to * (to - 1) / 2 + from] = (int) (rest & 1);
        rest >>= 1;
      }
    }
    for (int vertex = 1; vertex < size - 1; vertex++) {
      choices[vertices * (vertices - 1) / 2 + vertex - 1] = (int) (rest % MOST_OPERATIONS);
      rest /= MOST_OPERATIONS;
    }
    return choices;
  }
}
