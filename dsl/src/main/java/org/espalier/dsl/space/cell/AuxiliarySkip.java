package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/**
 * A skip connection beside the mixture, which takes over what a skip does for training, so that the
 * one among the candidates need not (Chu et al., ICLR 2021, DARTS-, arXiv 2009.01027, §3.3): {@code
 * y = w_0 mixture + w_1 skip}, the same two weights on all edges, named {@code
 * architecture/auxiliary_skip}; the paper keeps {@code w_0} at 1 and lets {@code w_1} fall from 1
 * to 0.
 */
public record AuxiliarySkip() implements Mixing {
  private static final CandidateOperation SKIP = Candidates.skipOrReduce();

  @Override
  public Node edge(Site site, Choices choices, MixtureOfOperations mixture) {
    Node mixed = mixture.at(site);
    Node skipped = SKIP.recipe().build(site.within("auxiliary_skip"));
    List<Node> both = List.of(mixed, skipped);
    return choices.choose("auxiliary_skip", both.size(), both::get);
  }

  @Override
  public String word() {
    return "auxiliarySkip()";
  }
}
