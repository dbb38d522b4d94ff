package org.espalier.stdlib.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Digits and letters drawn by the program itself: moved, turned, sheared and stretched, in random
 * light colours on dark ones, over strokes, blobs and pieces of other glyphs, with noise. Begin
 * with {@link DataSets#glyphs()}; each setting returns other glyphs and leaves these as they are.
 *
 * <p>Deterministic: an image depends on the part, its index, the seed and the settings, not on how
 * many images there are. The typefaces come with the library, and only exactly defined arithmetic
 * is used, so the bytes are the same on every machine; only with {@link #fonts} they depend on the
 * fonts of the machine. Labels go round, so classes are balanced to within one image. Drawn when
 * first asked for and kept; safe to share between threads.
 *
 * <p>How hard it is, measured at the default settings (test accuracy): softmax regression on the
 * pixels 49.0 %, the best of twelve learning rates and decays; a network of six 3x3 convolutions
 * (32 to 128 channels) 98.3 % after 12 epochs of 62 batches of 64. Glyphs are lighter than their
 * ground: where that is random too, small networks stay at chance for so many steps that a search
 * of short trainings compares nothing but luck (measured: all of eight random cells below 13 %
 * after one epoch, against 11 to 49 % now). {@code mvn -pl stdlib -am test -Dtest=MeasureGlyphs
 * -Dsurefire.failIfNoSpecifiedTests=false} measures it again.
 */
public final class Glyphs implements DataSet {
  static final Glyphs DEFAULT = new Glyphs(GlyphSettings.DEFAULT);

  private final GlyphSettings settings;
  private final Map<String, LabelledImages> drawn = new ConcurrentHashMap<>();

  private Glyphs(GlyphSettings settings) {
    this.settings = settings;
  }

  /** Width and height of an image in pixels, 8 to 64. Default 16. */
  public Glyphs size(int size) {
    return with(draft -> draft.size = size);
  }

  /**
   * How many classes, 2 to 62: the digits, then A to Z, then a to z. Default 10. Beyond 24, pairs
   * come in that nobody can always tell apart, such as 0 and O.
   */
  public Glyphs classes(int classes) {
    return with(draft -> draft.classes = classes);
  }

  /** One channel. */
  public Glyphs grey() {
    return with(draft -> draft.colour = false);
  }

  /** Three channels: red, green, blue. The default. */
  public Glyphs colour() {
    return with(draft -> draft.colour = true);
  }

  /** How many images to learn from, at least 1. Default 4000. */
  public Glyphs train(int images) {
    return with(draft -> draft.train = images);
  }

  /** How many images to choose by, at least 1. Default 1000. */
  public Glyphs validation(int images) {
    return with(draft -> draft.validation = images);
  }

  /** How many images to report on, at least 1. Default 1000. */
  public Glyphs test(int images) {
    return with(draft -> draft.test = images);
  }

  /** Standard deviation of the noise, 0 to 0.5 where black to white is 1. Default 0.06. */
  public Glyphs noise(double deviation) {
    return with(draft -> draft.noise = deviation);
  }

  /** At most how many strokes, blobs and pieces of other glyphs lie around, 0 to 20. Default 4. */
  public Glyphs clutter(int pieces) {
    return with(draft -> draft.clutter = pieces);
  }

  /**
   * Draws with fonts of this machine, each in its four styles, instead of the typefaces that come
   * with the library. The images are then the same on machines with the same fonts only.
   *
   * @param families such as {@code "Serif"} or {@code "DejaVu Sans"}; none for the library's own
   * @throws IllegalArgumentException when drawing, if this machine has no such family
   */
  public Glyphs fonts(String... families) {
    return with(draft -> draft.fonts = List.of(families));
  }

  /** Draws others. Default 0. */
  public Glyphs seed(long seed) {
    return with(draft -> draft.seed = seed);
  }

  private Glyphs with(Consumer<GlyphSettings.Draft> change) {
    return new Glyphs(settings.with(change));
  }

  @Override
  public String name() {
    return "glyphs";
  }

  @Override
  public LabelledImages train() {
    return drawn.computeIfAbsent("train", part -> draw(part, settings.train()));
  }

  @Override
  public LabelledImages validation() {
    return drawn.computeIfAbsent("validation", part -> draw(part, settings.validation()));
  }

  @Override
  public LabelledImages test() {
    return drawn.computeIfAbsent("test", part -> draw(part, settings.test()));
  }

  private LabelledImages draw(String part, int count) {
    ImageShape shape = settings.shape();
    byte[] pixels = new byte[Math.multiplyExact(count, shape.values())];
    int[] labels = new int[count];
    GlyphPainter painter = new GlyphPainter(settings, typefaces());
    for (int i = 0; i < count; i++) {
      labels[i] = i % settings.classes();
      painter.paint(part, i, labels[i], pixels);
    }
    String name = "glyphs " + part + ", " + count + " images, seed " + settings.seed();
    return LabelledImages.adopt(name, shape, classNames(), pixels, labels);
  }

  private List<Typeface> typefaces() {
    if (settings.fonts().isEmpty()) {
      return Typeface.bundled();
    }
    List<Typeface> faces = new ArrayList<>();
    for (String family : settings.fonts()) {
      faces.addAll(Typeface.installed(family));
    }
    return faces;
  }

  private List<String> classNames() {
    String characters = Typeface.CHARACTERS.substring(0, settings.classes());
    return characters.chars().mapToObj(Character::toString).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glyphs glyphs && settings.equals(glyphs.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /** As it is written: {@code glyphs().size(16).classes(10)...}. */
  @Override
  public String toString() {
    GlyphSettings s = settings;
    String fonts =
        s.fonts().isEmpty() ? "" : ".fonts(\"" + String.join("\", \"", s.fonts()) + "\")";
    return "glyphs().size("
        + s.size()
        + ").classes("
        + s.classes()
        + (s.colour() ? ").colour()" : ").grey()")
        + ".train("
        + s.train()
        + ").validation("
        + s.validation()
        + ").test("
        + s.test()
        + ").noise("
        + s.noise()
        + ").clutter("
        + s.clutter()
        + ")"
        + fonts
        + ".seed("
        + s.seed()
        + ")";
  }
}
