package org.espalier.dsl.space.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Options;
import org.espalier.dsl.space.part.Site;

/** What a layer of a stage can be. */
public sealed interface Blocks {
  /** What has to be decided: the end of a label to its domain. */
  Map<String, Domain> choices();

  /**
   * Builds one layer.
   *
   * @param choice the option index for the end of a label
   */
  Node build(Site site, Stage stage, ToIntFunction<String> choice);

  /** As typed, from the dot on. */
  String text();

  /** MBConv blocks of some kernels and expansions. */
  record Mobile(Kernel kernel, Expansion expansion) implements Blocks {
    @Override
    public Map<String, Domain> choices() {
      Map<String, Domain> choices = new LinkedHashMap<>();
      choices.put("kernel", Options.domain(kernel.sizes()));
      choices.put("expand", Options.domain(expansion.ratios()));
      return choices;
    }

    @Override
    public Node build(Site site, Stage stage, ToIntFunction<String> choice) {
      int size = kernel.sizes().get(choice.applyAsInt("kernel"));
      int ratio = expansion.ratios().get(choice.applyAsInt("expand"));
      return new MobileBlock(size, ratio, stage.squeezeRatio(), stage.activationKind()).build(site);
    }

    @Override
    public String text() {
      return ".mbconv(" + kernel + ", " + expansion + ")";
    }
  }

  /** Candidate operations, as on a cell's edge. */
  record Chosen(List<CandidateOperation> candidates) implements Blocks {
    @Override
    public Map<String, Domain> choices() {
      return Map.of(
          "operation", new Domain(candidates.stream().map(CandidateOperation::name).toList()));
    }

    @Override
    public Node build(Site site, Stage stage, ToIntFunction<String> choice) {
      CandidateOperation operation = candidates.get(choice.applyAsInt("operation"));
      return operation.recipe().build(site.within(operation.name()));
    }

    @Override
    public String text() {
      return candidates.stream()
          .map(CandidateOperation::word)
          .collect(Collectors.joining(", ", ".choose(ops(", "))"));
    }
  }
}
