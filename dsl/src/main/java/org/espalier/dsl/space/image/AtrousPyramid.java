package org.espalier.dsl.space.image;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Site;

/**
 * Atrous spatial pyramid pooling, "ASPP" (DeepLabv3: Chen et al., 2017, arXiv 1706.05587, section
 * 3.3): side by side a 1x1 convolution, three 3x3 convolutions of growing dilation and the mean of
 * the whole image behind a 1x1 convolution; a 1x1 convolution joins them. All have a batch norm and
 * a ReLU. Dilations are 96, 192 and 288 over the stride at which it stands, 6, 12 and 18 at stride
 * 16, as Auto-DeepLab adjusts them (Liu et al., CVPR 2019, arXiv 1901.02985, section 3.2), and at
 * least 1.
 *
 * @param filters of every convolution; at least 1
 * @param stride how much smaller than the image what it reads is; at least 1
 */
public record AtrousPyramid(int filters, int stride) {
  private static final int REACH = 96;
  private static final int DILATED = 3;

  /** Adds it to a network; the site says where. */
  public Node build(Site site) {
    List<Node> branches = new ArrayList<>();
    branches.add(activated(site.within("point"), Window.same(1, 1)));
    for (int times = 1; times <= DILATED; times++) {
      int dilation = Math.max(1, times * REACH / stride);
      branches.add(activated(site.within("dilated." + times), Window.same(3, 1, dilation)));
    }
    Shape size = site.input().shape();
    Node mean = site.add("image/pool", GlobalPooling.average());
    Node seen = activated(site.from(mean).within("image"), Window.same(1, 1));
    branches.add(site.from(seen).add("image/resize", new Resize(size.height(), size.width())));
    Node all = site.graph().add("join", new Concatenation(), branches);
    return activated(site.from(all).within("joined"), Window.same(1, 1));
  }

  private Node activated(Site site, Window window) {
    return site.chain(
        List.of(
            new Convolution(filters, window, 1, false),
            BatchNormalization.standard(),
            new Activation(Activation.Kind.RELU)));
  }
}
