package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.image.AtrousPyramid;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;

/**
 * Logits for every pixel: an {@link AtrousPyramid} of what came last, a 1x1 convolution with a bias
 * to the classes, and a resize to the image that was fed.
 *
 * @param classes how many logits a pixel has; at least 2
 * @param filters of the pyramid; at least 1
 * @param image what was fed
 * @param closing what comes before the pyramid, as before a {@link Classifier}'s mean
 */
record PixelClassifier(int classes, int filters, Shape image, List<Operation> closing)
    implements Part {
  /** As many as DeepLab's. */
  static final int USUAL = 256;

  PixelClassifier {
    closing = List.copyOf(closing);
    if (classes < 2 || filters < 1) {
      throw new IllegalArgumentException(
          "pixels("
              + classes
              + ", "
              + filters
              + "): a classifier tells at least 2 classes apart, by at least 1 filter.");
    }
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Shape small = flow.last().shape();
    int stride = Math.max(1, (int) Math.round((double) image.height() / small.height()));
    Site site = new Site(graph.within("pixels"), flow.last(), filters, 1);
    Node last = site.chain(closing);
    Node seen = new AtrousPyramid(filters, stride).build(site.from(last));
    Convolution point = new Convolution(classes, Window.same(1, 1), 1, true);
    Node logits = site.from(seen).add("classes", point);
    Resize whole = new Resize(image.height(), image.width());
    return flow.then(site.from(logits).add("resize", whole));
  }

  @Override
  public String text() {
    return ".pixels(" + classes + (filters == USUAL ? ")" : ", " + filters + ")");
  }
}
