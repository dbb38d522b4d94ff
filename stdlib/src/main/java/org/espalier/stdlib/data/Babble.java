package org.espalier.stdlib.data;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.espalier.dsl.random.Seed;

/**
 * A small language that the program makes up itself, so that nothing is downloaded, and whose best
 * reachable perplexity is known exactly. Begin with {@link DataSets#babble()}; each setting returns
 * another language and leaves this one as it is.
 *
 * <p>A source with a memory writes it (Shannon, "A Mathematical Theory of Communication", 1948,
 * sections 4 and 7): it is in one of a few states, draws one of the state's symbols and goes where
 * that symbol leads. Several states share each symbol, so the last symbol alone does not tell what
 * comes next; who remembers what was read soon knows the state, and then nobody can do better than
 * {@link #perplexity()}. {@link #perplexity(int)} is the best for a short memory.
 *
 * <p>Deterministic on every machine: the seed decides the source, and with the part's name its
 * text.
 */
public final class Babble implements TextSet {
  static final Babble DEFAULT = new Babble(new Settings(12, 24, 3, 20_000, 4_000, 4_000, 0));

  private final Settings settings;
  private final Source source;

  private Babble(Settings settings) {
    this.settings = settings;
    this.source =
        Source.draw(settings.symbols, settings.states, settings.ways, new Seed(settings.seed));
  }

  /** Everything that decides what is written; see the words. */
  private record Settings(
      int symbols, int states, int ways, int train, int validation, int test, long seed) {
    Settings {
      check(symbols >= 2 && symbols <= 26, "symbols", symbols, "2 to 26 letters");
      check(states >= 1 && states <= 100, "states", states, "1 to 100");
      check(
          ways >= 1 && ways <= symbols,
          "ways",
          ways,
          "1 to " + symbols + ", the number of symbols");
      check(train >= 1, "train", train, "at least 1 symbol to learn from");
      check(validation >= 1, "validation", validation, "at least 1 symbol to choose by");
      check(test >= 1, "test", test, "at least 1 symbol to report on");
    }

    private static void check(boolean holds, String word, int value, String rule) {
      if (!holds) {
        throw new IllegalArgumentException(
            "babble()." + word + "(" + value + "): must be " + rule + ".");
      }
    }
  }

  /** How many letters there are, 2 to 26. Default 12. */
  public Babble symbols(int count) {
    return with(draft -> draft.symbols = count);
  }

  /** How many states the source has, 1 to 100: more take longer to learn. Default 24. */
  public Babble states(int count) {
    return with(draft -> draft.states = count);
  }

  /** How many symbols can follow in each state, 1 to the number of symbols. Default 3. */
  public Babble ways(int count) {
    return with(draft -> draft.ways = count);
  }

  /** How many symbols to learn from, at least 1. Default 20,000. */
  public Babble train(int count) {
    return with(draft -> draft.train = count);
  }

  /** How many symbols to choose by, at least 1. Default 4,000. */
  public Babble validation(int count) {
    return with(draft -> draft.validation = count);
  }

  /** How many symbols to report on, at least 1. Default 4,000. */
  public Babble test(int count) {
    return with(draft -> draft.test = count);
  }

  /** Makes up another language. Default 0. */
  public Babble seed(long value) {
    return with(draft -> draft.seed = value);
  }

  private Babble with(Consumer<Draft> change) {
    Draft draft = new Draft(settings);
    change.accept(draft);
    return new Babble(draft.settings());
  }

  @Override
  public String name() {
    return "babble";
  }

  @Override
  public Text train() {
    return write("train", settings.train);
  }

  @Override
  public Text validation() {
    return write("validation", settings.validation);
  }

  @Override
  public Text test() {
    return write("test", settings.test);
  }

  private Text write(String part, int count) {
    int[] symbols = source.write(count, new Seed(settings.seed).stream(part));
    String name =
        String.format(Locale.ROOT, "babble %s, %,d symbols, seed %d", part, count, settings.seed);
    return Text.of(name, vocabulary(), symbols);
  }

  @Override
  public List<String> vocabulary() {
    return IntStream.range(0, settings.symbols)
        .mapToObj(number -> Character.toString('a' + number))
        .toList();
  }

  /**
   * The best perplexity that anybody can reach on a long text, who knows the source and remembers
   * everything: {@code exp(sum_s pi_s H_s)}, over the states as often as they come, with the
   * entropy of what follows in each.
   */
  public double perplexity() {
    return Math.exp(source.entropy());
  }

  /**
   * The best perplexity for who knows the source, but only so many symbols before: 0 for who knows
   * how often each symbol comes, 1 for who knows what follows each symbol, and so on.
   *
   * @param before 0 to 5
   */
  public double perplexity(int before) {
    if (before < 0 || before > 5) {
      throw new IllegalArgumentException(
          "perplexity(" + before + "): can be told for 0 to 5 symbols before.");
    }
    return Math.exp(source.entropy(before));
  }

  /** The surprise at each symbol for who knows the source and everything before, in nats. */
  double[] surprises(Text text) {
    return source.surprises(IntStream.range(0, text.count()).map(text::symbol).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Babble babble && settings.equals(babble.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /** As it is written: {@code babble().symbols(12).states(24)...}. */
  @Override
  public String toString() {
    Settings s = settings;
    return "babble().symbols("
        + (s.symbols + ").states(" + s.states + ").ways(" + s.ways + ").train(" + s.train)
        + (").validation(" + s.validation + ").test(" + s.test + ").seed(" + s.seed + ")");
  }

  /** Settings while they change. */
  private static final class Draft {
    private int symbols;
    private int states;
    private int ways;
    private int train;
    private int validation;
    private int test;
    private long seed;

    private Draft(Settings settings) {
      symbols = settings.symbols;
      states = settings.states;
      ways = settings.ways;
      train = settings.train;
      validation = settings.validation;
      test = settings.test;
      seed = settings.seed;
    }

    private Settings settings() {
      return new Settings(symbols, states, ways, train, validation, test, seed);
    }
  }
}
