package org.espalier.dsl.published;

import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Sizes;

/** Spaces of networks that read sequences. */
public final class SequenceSpaces {
  /**
   * 48 features, of two numbers at 32 steps, 2 classes; layers mean nothing.
   *
   * <p>{@code size()} is 2 (positions) x (1 + 19 + 19^2 + 19^4) (encoder) x (1 + 16 + 16^2)
   * (decoder) x 6 (head) = 428,179,752. An encoder layer has 4 subsets with attention and 4 numbers
   * of heads each, and 3 subsets without: 19. A decoder layer has 4 x 4, since both its attentions
   * choose their heads. The 1s are no encoder and no decoder, which the authors' code allows. The
   * paper speaks of about 5 million; with the code's 8 stems there are 8 times more.
   */
  public static final PublishedSpace SEQ_NAS =
      new PublishedSpace(
          "seqnas",
          "SeqNAS",
          "Udovichenko et al., IEEE Access 2024, arXiv 2401.03246, section 3",
          new Sizes(48, 0, 2, sequence(2, 32)),
          SequenceSpaces::seqNas,
          "positions=yes, encoder/layers=2, encoder/layer.1/branches=attention+gru+conv,"
              + " encoder/layer.1/heads=4, encoder/layer.2/branches=gru, decoder/layers=1,"
              + " decoder/layer.1/self.heads=1, decoder/layer.1/sequence.heads=8,"
              + " time/temporal_dropout=no, time/pooling=both");

  private SequenceSpaces() {}

  private static SearchSpace seqNas(Sizes sizes) {
    return network(sizes.image())
        .then(linear(sizes.channels()))
        .then(positions())
        .then(encoder().layers(1, 2, 4).branches(ATTENTION, GRU, CONV).heads(1, 2, 4, 8).orNone())
        .then(decoder().layers(1, 2).heads(1, 2, 4, 8).queries(sizes.classes()).orNone())
        .then(timePooling())
        .classes(sizes.classes());
  }
}
