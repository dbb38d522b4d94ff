package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.Amount;

/**
 * A residual block of a ResNet: convolutions whose sum with the input, or with a strided 1x1
 * convolution of it where the shape changes, is activated (He et al., CVPR 2016, arXiv 1512.03385,
 * figure 5).
 *
 * <p>Where bits are searched, the shortcut's convolution has those of the first, whose input it
 * shares.
 *
 * @param form which convolutions
 * @param kernel of those that are not 1x1
 * @param inside their channels before the last
 */
public record ResidualBlock(ResidualUnit.Form form, Kernel kernel, Amount inside)
    implements Blocks {
  /** Checks. */
  public ResidualBlock {
    inside.requireWhole("inside", 0);
  }

  @Override
  public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
    List<Decision> decisions = new ArrayList<>(kernel.size().decisions(at + "/kernel"));
    decisions.addAll(inside.decisions(at + "/inside"));
    decisions.addAll(settings.squeeze().ratio().decisions(at + "/squeeze"));
    for (String part : form.parts()) {
      decisions.addAll(settings.bits().decisions(at + "/" + part));
    }
    return decisions;
  }

  @Override
  public Node build(Layer layer, boolean first) {
    int chosen = layer.whole("inside", inside);
    int channels = layer.site().channels();
    return new ResidualUnit(
            form,
            layer.whole("kernel", kernel.size()),
            chosen == 0 ? channels : chosen,
            ResidualUnit.Projection.WHERE_NEEDED)
        .build(layer);
  }

  @Override
  public Blocks scaled(Scaling scaling) {
    return inside.equals(Amount.of(0))
        ? this
        : new ResidualBlock(form, kernel, scaling.channels(inside));
  }

  @Override
  public String text() {
    String channels = inside.equals(Amount.of(0)) ? "" : ", " + inside.text();
    return "." + form.word() + "(" + kernel + channels + ")";
  }
}
