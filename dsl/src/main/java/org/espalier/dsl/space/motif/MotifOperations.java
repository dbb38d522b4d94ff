package org.espalier.dsl.space.motif;

import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Site;

/**
 * The primitive operations of hierarchical motifs that other spaces do not have; batch norm and
 * ReLU follow each convolution (Liu et al., ICLR 2018, arXiv 1711.00436, §2.3). Depthwise
 * convolutions, pools and the identity keep whatever width they read; the others set it.
 */
public final class MotifOperations {
  private MotifOperations() {}

  /** 1x1 convolution, batch norm, ReLU. */
  public static CandidateOperation convolution() {
    return new CandidateOperation(
        "conv_1x1",
        "MOTIF_CONV_1X1",
        site -> normalized(site, Convolution.same(site.channels(), 1, site.stride())));
  }

  /** 3x3 depthwise convolution, batch norm, ReLU. */
  public static CandidateOperation depthwise() {
    return new CandidateOperation(
        "depthwise_3x3", "MOTIF_DEPTHWISE_3X3", site -> normalized(site, depthwise(site)));
  }

  /** 3x3 depthwise convolution, 1x1 convolution, batch norm, ReLU. */
  public static CandidateOperation separable() {
    return new CandidateOperation(
        "separable_3x3",
        "MOTIF_SEPARABLE_3X3",
        site -> {
          Site place = site.from(site.add("depthwise", depthwise(site)));
          return normalized(place, Convolution.same(site.channels(), 1, 1));
        });
  }

  /** The input itself, whatever its width. */
  public static CandidateOperation identity() {
    return new CandidateOperation(
        "identity", "MOTIF_IDENTITY", site -> site.add("identity", new Identity()));
  }

  private static Convolution depthwise(Site site) {
    return Convolution.depthwise(site.input().shape().channels(), Window.same(3, site.stride()));
  }

  private static Node normalized(Site site, Operation convolution) {
    return site.chain(
        List.of(convolution, BatchNormalization.standard(), new Activation(Activation.Kind.RELU)));
  }
}
