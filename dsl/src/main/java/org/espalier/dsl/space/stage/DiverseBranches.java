package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Site;

/**
 * The block of RepNAS (Zhang et al., 2021, arXiv 2109.03508): six branches side by side, each kept
 * or not, and a batch norm of the input where the shape stays; their sum is activated. Trained, all
 * of it becomes one 3x3 convolution with a bias ({@link PlainBlock.Form#FUSED}).
 *
 * <p>Where nothing is kept and nothing passes by, the 3x3 branch stands.
 */
public record DiverseBranches() implements Blocks {
  private static final Operation NORM = BatchNormalization.standard();

  /** The branches, as the paper draws them. */
  public enum Branch {
    /** A 1x1 convolution. */
    POINT("1x1"),
    /** A 1x1 convolution and a mean over 3x3. */
    POINT_POOL("1x1-avg"),
    /** A 3x3 convolution. */
    SQUARE("3x3"),
    /** A 1x1 and a 3x3 convolution. */
    POINT_SQUARE("1x1-3x3"),
    /** A 1x3 convolution. */
    ROW("1x3"),
    /** A 3x1 convolution. */
    COLUMN("3x1");

    private final String label;

    Branch(String label) {
      this.label = label;
    }

    private List<Operation> layers(int input, int channels, int stride) {
      Operation point = Convolution.same(channels, 1, stride);
      return switch (this) {
        case POINT -> List.of(point, NORM);
        case POINT_POOL ->
            List.of(
                Convolution.same(channels, 1, 1),
                NORM,
                new Pooling(Pooling.Kind.AVERAGE, Window.same(3, stride), true),
                NORM);
        case SQUARE -> List.of(Convolution.same(channels, 3, stride), NORM);
        case POINT_SQUARE ->
            List.of(
                Convolution.same(input, 1, 1), NORM, Convolution.same(channels, 3, stride), NORM);
        case ROW -> List.of(oblong(channels, 1, 3, stride), NORM);
        case COLUMN -> List.of(oblong(channels, 3, 1, stride), NORM);
      };
    }

    private static Operation oblong(int channels, int height, int width, int stride) {
      return new Convolution(channels, Window.oblong(height, width, stride, stride), 1, false);
    }
  }

  private static final Domain KEPT = new Domain(List.of("off", "on"));

  @Override
  public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
    List<Decision> decisions = new ArrayList<>();
    for (Branch branch : Branch.values()) {
      decisions.add(Decision.of(label(at, branch), KEPT));
    }
    return decisions;
  }

  private static String label(String at, Branch branch) {
    return at + "/branch." + branch.label;
  }

  @Override
  public Node build(Layer layer, boolean first) {
    Site site = layer.site();
    List<Node> branches = new ArrayList<>();
    for (Branch branch : Branch.values()) {
      // Whether a branch stands is a mask, not a mixture of operations.
      if (layer.choices().of(label(layer.at(), branch)) == 1) {
        branches.add(branch(site, branch));
      }
    }
    if (site.keepsShape()) {
      branches.add(site.within("past").chain(List.of(NORM)));
    }
    if (branches.isEmpty()) {
      branches.add(branch(site, Branch.SQUARE));
    }
    Node sum = site.graph().add("sum", new Addition(), branches);
    return site.from(sum).add("activation", new Activation(layer.settings().activation()));
  }

  private static Node branch(Site site, Branch branch) {
    int input = site.input().shape().channels();
    return site.within(branch.label).chain(branch.layers(input, site.channels(), site.stride()));
  }

  @Override
  public String text() {
    return ".diverseBranches()";
  }
}
