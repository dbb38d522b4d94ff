package org.espalier.dsl.space;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.cell.Cells;
import org.espalier.dsl.space.cell.Reduction;
import org.espalier.dsl.space.cell.Repeat;
import org.espalier.dsl.space.cell.Repeatable;
import org.espalier.dsl.space.cell.Thirds;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Fixed;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Placed;
import org.espalier.dsl.space.part.Section;
import org.espalier.dsl.space.stage.Compound;
import org.espalier.dsl.space.stage.NumberedStage;
import org.espalier.dsl.space.stage.Scalable;
import org.espalier.dsl.space.stage.Scaling;
import org.espalier.dsl.space.stage.Stage;
import org.espalier.dsl.space.stage.ZenText;

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
    return first(stem, stem.toString());
  }

  /** Two groups of first layers, for cells that read two outputs. */
  public Network stem(ImageNetStem stem) {
    return first(stem, stem.toString());
  }

  private Network first(Part stem, String words) {
    if (!parts.stream().allMatch(Resolution.class::isInstance)) {
      throw new IllegalStateException(
          "stem(" + words + ") comes first, but this network already has " + text() + ".");
    }
    return then(stem);
  }

  /** A cell several times over, one behind the other; all share one set of decisions. */
  public Network repeat(int count, Repeatable cell) {
    return then(new Repeat(cells(), count, cell));
  }

  /**
   * Several cells one behind the other, each with decisions of its own: the i-th of them is called
   * after the cell that the function gives for i, and i.
   *
   * @param count how many; at least 1
   * @param cell the cell of an index in [0, {@code count})
   */
  public Network each(int count, IntFunction<? extends Repeatable> cell) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "each(" + count + ", index -> cell): there is at least one cell.");
    }
    Network network = this;
    for (int index = 0; index < count; index++) {
      Repeatable one = cell.apply(index);
      network = network.repeat(1, one.named(one.name() + "." + index));
    }
    return network;
  }

  /**
   * Two-input cells in three groups between which the image is halved: of {@code count} cells those
   * at {@code floor(count / 3)} and {@code floor(2 count / 3)} are the reduction cell, which
   * doubles the channels.
   *
   * @param normal what keeps the size, with the channels of the first group
   * @param reduction what halves it; its channels and stride follow from its place
   */
  public Network thirds(int count, TwoInputCell normal, TwoInputCell reduction) {
    return then(new Thirds(cells(), count, normal, reduction));
  }

  private int cells() {
    return parts.stream().mapToInt(part -> part instanceof Cells some ? some.count() : 0).sum();
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
    return head(Amount.of(channels), activation);
  }

  /** What the last part wants before the classifier's pool. */
  private List<Operation> closing() {
    Part end = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    if (end instanceof NumberedStage numbered) {
      return numbered.stage().blocks().closing();
    }
    return end instanceof Cells cells ? cells.last().closing() : List.of();
  }

  /** Ends with a classifier; the description becomes a space. */
  public SearchSpace classes(int count) {
    return then(new Classifier(count, closing())).space();
  }

  /**
   * Ends with an image, for networks that make an image of an image; the description becomes a
   * space. What came last is the output where it has so many channels, else a 3x3 convolution with
   * a bias of it.
   */
  public SearchSpace image(int channels) {
    return then(new ImageEnd(channels)).space();
  }

  /**
   * Ends with a classifier of every pixel, for images that are to be segmented; the description
   * becomes a space. Atrous spatial pyramid pooling of 256 filters, a 1x1 convolution to the
   * classes, and a resize to the image's size: DeepLab's end, which Auto-DeepLab puts behind its
   * path.
   */
  public SearchSpace pixels(int classes) {
    return pixels(classes, PixelClassifier.USUAL);
  }

  /** Likewise with another number of filters in the pyramid. */
  public SearchSpace pixels(int classes, int filters) {
    return then(new PixelClassifier(classes, filters, image, closing())).space();
  }

  private SearchSpace space() {
    return new NetworkSpace(image, parts, FittingText.of(image, parts));
  }

  // Numbers that are choices, and compound scaling.

  /** A 1x1 convolution before the classifier, whose channels may be a choice. */
  public Network head(Amount channels, Activation.Kind activation) {
    return then(new Head(channels, activation));
  }

  /** Likewise, with ReLU6. */
  public Network head(Amount channels) {
    return head(channels, Activation.Kind.RELU6);
  }

  /** A linear layer behind the pool, before the classifier. */
  public Network dense(Dense dense) {
    return then(dense);
  }

  /** A maximum over windows, as behind the stem of a ResNet. */
  public Network maximumPool(int kernel, int stride) {
    int number = 1 + (int) parts.stream().filter(Pool.class::isInstance).count();
    return then(new Pool(number, kernel, stride));
  }

  /**
   * A network from a structure string of Zen-NAS; say {@link #classes} of what comes back.
   *
   * @see ZenText
   */
  public static Network zen(String text, Shape image) {
    Network network = of(image);
    for (ZenText.Block block : ZenText.parse(text, image.channels())) {
      network = network.stage(block.stage());
    }
    return network;
  }

  /** The image in another size; comes before the stem. */
  public Network resolution(int... rows) {
    return resolution(Amount.of("resolution", rows));
  }

  /** Likewise. */
  public Network resolution(Amount rows) {
    if (!parts.isEmpty()) {
      throw new IllegalStateException(
          "resolution("
              + rows.list()
              + ") comes before the stem, but this network already has "
              + text()
              + ".");
    }
    return then(new Resolution(rows));
  }

  /**
   * This network made wider and deeper, every stem, stage and head of it, at another resolution. A
   * resolution that is a choice leaves the image as it is and resizes it.
   */
  public Network scale(Scaling scaling) {
    List<Part> scaled = new ArrayList<>();
    for (Part part : parts) {
      scaled.add(part instanceof Scalable scalable ? scalable.scaled(scaling) : part);
    }
    Amount rows = scaling.resolution();
    if (scaling.keepsResolution()) {
      return new Network(image, scaled);
    }
    if (rows instanceof Fixed fixed) {
      int size = (int) fixed.number();
      return new Network(Shape.of(image.channels(), size, size), scaled);
    }
    scaled.add(0, new Resolution(rows));
    return new Network(image, scaled);
  }

  /**
   * Compound scaling by one coefficient.
   *
   * @param phi 0 for the network as it is
   */
  public Network scale(Compound compound, Number phi) {
    return scale(compound.scale(phi.doubleValue(), image.height()));
  }

  /**
   * One more piece: a {@code chain()}, a {@code macro()}, a {@code motif()}, a {@code wiring()}, a
   * {@code layerGraph()}, a {@code trellis()} or whatever else is a section.
   */
  public Network then(Section section) {
    return repeat(1, section);
  }

  /** Likewise several times over, one behind the other; all share one set of decisions. */
  public Network repeat(int count, Section section) {
    int first =
        parts.stream()
            .filter(part -> part instanceof Placed placed && placed.isOf(section.name()))
            .mapToInt(part -> ((Placed) part).count())
            .sum();
    return then(new Placed(first, count, section));
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
