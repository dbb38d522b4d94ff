package org.espalier.dsl.space.stage;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.Choices;

/**
 * The structure strings of Zen-NAS for a chain of super-blocks: see {@link ZenText}.
 *
 * @param image the image's channels
 * @param stages the chain
 */
public record ZenArchitectureText(int image, List<NumberedStage> stages)
    implements ArchitectureText {
  /** Copies. */
  public ZenArchitectureText {
    stages = List.copyOf(stages);
  }

  /** Whether a stage's choices are those that a block of a structure string tells. */
  public static boolean fits(NumberedStage numbered) {
    Stage stage = numbered.stage();
    boolean numbers =
        List.of(stage.width(), stage.count(), inside(stage)).stream()
            .allMatch(amount -> amount.decisions("it").size() <= 1);
    boolean kind =
        stage.blocks() instanceof SuperBlock
            || (stage.blocks() instanceof PlainBlock plain
                && plain.form() == PlainBlock.Form.CONVOLUTION
                && plain.kernel().size().decisions("it").isEmpty());
    return kind
        && numbers
        && !stage.forEach()
        && stage.step().decisions("it").isEmpty()
        && stage.settings().equals(plainSettings());
  }

  private static BlockSettings plainSettings() {
    return BlockSettings.DEFAULT.activation(Activation.Kind.RELU);
  }

  private static Amount inside(Stage stage) {
    return stage.blocks() instanceof SuperBlock block ? block.inside() : Amount.of(0);
  }

  private static List<String> kinds(Stage stage) {
    return stage.blocks() instanceof SuperBlock block
        ? block.kinds().stream().map(SuperBlock.Kind::word).toList()
        : List.of(
            "SuperConvK"
                + ((PlainBlock) stage.blocks()).kernel().size().whole(label -> 0, "")
                + "BNRELU");
  }

  @Override
  public String print(Architecture architecture) {
    Choices choices = Choices.of(architecture);
    StringBuilder text = new StringBuilder();
    int channels = image;
    for (NumberedStage numbered : stages) {
      if (numbered.stage().count().whole(choices, "stage." + numbered.number() + "/repeat") > 0) {
        ZenText.Block block = block(numbered, channels, choices);
        text.append(block);
        channels = block.output();
      }
    }
    return text.toString();
  }

  private static ZenText.Block block(NumberedStage numbered, int input, Choices choices) {
    Stage stage = numbered.stage();
    String at = "stage." + numbered.number();
    List<String> kinds = kinds(stage);
    return new ZenText.Block(
        kinds.get(kinds.size() == 1 ? 0 : choices.of(Layer.kind(at))),
        input,
        stage.width().whole(choices, at + "/channels"),
        stage.step().whole(choices, at + "/stride"),
        inside(stage).whole(choices, at + "/inside"),
        stage.count().whole(choices, at + "/repeat"));
  }

  @Override
  public Architecture parse(SearchSpace space, String text) {
    List<ZenText.Block> blocks = ZenText.parse(text, image);
    int needed = (int) stages.stream().filter(each -> !optional(each.stage())).count();
    if (blocks.size() < needed || blocks.size() > stages.size()) {
      throw new IllegalArgumentException(
          "A structure of this space has "
              + (needed < stages.size() ? needed + " to " : "")
              + stages.size()
              + " blocks, but '"
              + text
              + "' has "
              + blocks.size()
              + ".");
    }
    int[] choices = new int[space.decisions().all().size()];
    int next = 0;
    for (NumberedStage numbered : stages) {
      Stage stage = numbered.stage();
      String at = "stage." + numbered.number();
      needed -= optional(stage) ? 0 : 1;
      boolean room = blocks.size() - next > needed;
      if (optional(stage) && !(room && steps(stage, blocks.get(next)))) {
        choices[space.decisions().position(at + "/repeat")] =
            List.copyOf(stage.count().values().values()).indexOf(0.0);
        continue;
      }
      ZenText.Block block = blocks.get(next++);
      set(space, choices, stage.width(), at + "/channels", block.output(), block);
      set(space, choices, stage.step(), at + "/stride", block.stride(), block);
      set(space, choices, inside(stage), at + "/inside", block.inside(), block);
      set(space, choices, stage.count(), at + "/repeat", block.layers(), block);
      int kind = kinds(stage).indexOf(block.kind());
      if (kind < 0) {
        throw refused(block, "its kind is one of " + kinds(stage));
      }
      if (kinds(stage).size() > 1) {
        choices[space.decisions().position(Layer.kind(at))] = kind;
      }
    }
    if (next < blocks.size()) {
      throw refused(blocks.get(next), "the blocks before it fill its stages");
    }
    return new Architecture(space, choices);
  }

  /** Whether a stage may be left out. */
  private static boolean optional(Stage stage) {
    return stage.count().values().containsValue(0.0);
  }

  /** Whether a block may be a stage by its stride, which tells where stages are left out. */
  private static boolean steps(Stage stage, ZenText.Block block) {
    return stage.step().values().containsValue((double) block.stride())
        && (block.convolution() > 0) == stage.blocks() instanceof PlainBlock;
  }

  /** Chooses what makes an amount a number. */
  private static void set(
      SearchSpace space,
      int[] choices,
      Amount amount,
      String place,
      int number,
      ZenText.Block block) {
    List<Double> values = List.copyOf(amount.values().values());
    int option = values.indexOf((double) number);
    if (option < 0) {
      String end = place.substring(place.indexOf('/') + 1);
      throw refused(block, "its " + end + " is one of " + amount.list() + ", not " + number);
    }
    List<Decision> decisions = amount.decisions(place);
    if (!decisions.isEmpty()) {
      choices[space.decisions().position(decisions.get(0).label())] = option;
    }
  }

  private static IllegalArgumentException refused(ZenText.Block block, String rule) {
    return new IllegalArgumentException("'" + block + "' is not in this space: " + rule + ".");
  }
}
