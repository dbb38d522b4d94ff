package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;

/**
 * The image in another size, before the stem: what is fed stays as it is, so that one data set
 * serves networks of all resolutions.
 *
 * @param rows rows and columns
 */
record Resolution(Amount rows) implements Part {
  Resolution {
    rows.requireWhole("resolution", 1);
  }

  @Override
  public List<Decision> decisions() {
    return rows.decisions("resolution");
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Node image = flow.last();
    int size = rows.whole(choices, "resolution");
    Shape wanted = Shape.of(image.shape().channels(), size, size);
    return image.shape().equals(wanted)
        ? flow
        : Flow.of(graph.add("resolution/resize", new Resize(size, size), image));
  }

  @Override
  public String text() {
    return ".resolution(" + rows.list() + ")";
  }
}
