package org.espalier.dsl.space;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.cell.Cell;
import org.espalier.dsl.space.cell.Reduction;
import org.espalier.dsl.space.cell.Repeat;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.stage.NumberedStage;
import org.espalier.dsl.space.stage.Stage;
import org.espalier.dsl.space.vertex.GraphCell;
import org.espalier.dsl.space.vertex.GraphCells;

/**
 * A network as it is being described, from the image on; immutable. {@link #classes} ends the
 * description and makes it a space.
 */
public final class Network {
  private final Shape image;
  private final List<Part> parts;

  private Network(Shape image, List<Part> parts) {
    this.image = image;
    this.parts = List.copyOf(parts);
  }

  /** Begins with what is fed. */
  public static Network of(Shape image) {
    if (!image.isImage()) {
      throw new IllegalArgumentException(
          "network(" + image + "): a network starts from an image (channels, height, width).");
    }
    return new Network(image, List.of());
  }

  /** The first layers. */
  public Network stem(Stem stem) {
    if (!parts.isEmpty()) {
      throw new IllegalStateException(
          "stem(" + stem + ") comes first, but this network already has " + text() + ".");
    }
    return then(stem);
  }

  /** A cell several times over, one behind the other; all share one set of decisions. */
  public Network repeat(int count, Cell cell) {
    int first =
        parts.stream().mapToInt(part -> part instanceof Repeat repeat ? repeat.count() : 0).sum();
    return then(new Repeat(first, count, cell));
  }

  /** A residual block that halves the image and doubles the channels. */
  public Network reduce() {
    return then(new Reduction((int) parts.stream().filter(Reduction.class::isInstance).count()));
  }

  /** A stage of blocks. */
  public Network stage(Stage stage) {
    int number = 1 + (int) parts.stream().filter(NumberedStage.class::isInstance).count();
    return then(new NumberedStage(number, stage));
  }

  /** A 1x1 convolution to many channels before the classifier, with batch norm and ReLU6. */
  public Network head(int channels) {
    return head(channels, Activation.Kind.RELU6);
  }

  /** Likewise with another activation. */
  public Network head(int channels, Activation.Kind activation) {
    return then(new Head(channels, activation));
  }

  /** Ends with a classifier; the description becomes a space. */
  public SearchSpace classes(int count) {
    boolean behindCell = !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Repeat;
    Network whole = then(new Classifier(count, behindCell));
    return new NetworkSpace(whole.image, whole.parts, FittingText.of(whole.parts));
  }

  /** Likewise a cell of vertices and edges; see {@link GraphCell}. */
  public Network repeat(int count, GraphCell cell) {
    int first =
        parts.stream().mapToInt(part -> part instanceof GraphCells cells ? cells.count() : 0).sum();
    return then(new GraphCells(first, count, cell));
  }

  /** A maximum over squares of a size that lie side by side: the image becomes smaller by it. */
  public Network maxPool(int size) {
    int number = (int) parts.stream().filter(MaximumPool.class::isInstance).count();
    return then(new MaximumPool(number, size));
  }

  private Network then(Part part) {
    List<Part> more = new ArrayList<>(parts);
    more.add(part);
    return new Network(image, more);
  }

  private String text() {
    return NetworkSpace.text(image, parts);
  }

  /** As typed. */
  @Override
  public String toString() {
    return text();
  }
}
