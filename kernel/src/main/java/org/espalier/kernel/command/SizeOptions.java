package org.espalier.kernel.command;

import org.espalier.dsl.space.Sizes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how large a space's networks are built. */
final class SizeOptions {
  @Option(names = "--channels", paramLabel = "C", description = "Channels of the first layers.")
  private @Nullable Integer channels;

  @Option(
      names = "--layers",
      paramLabel = "L",
      description = "Cells per stage; in the DARTS and NASNet families cells altogether.")
  private @Nullable Integer layers;

  @Option(names = "--classes", paramLabel = "K", description = "Classes to tell apart.")
  private @Nullable Integer classes;

  @Option(names = "--size", paramLabel = "S", description = "Height and width of the image.")
  private @Nullable Integer size;

  /** The space's own sizes, with what was said changed. */
  Sizes of(DescribedSpace described) {
    Sizes sizes = described.sizes();
    if (channels != null) {
      require(described, sizes.channels() > 0, "--channels");
      sizes = sizes.channels(channels);
    }
    if (layers != null) {
      require(described, sizes.layers() > 0, "--layers");
      sizes = sizes.layers(layers);
    }
    if (classes != null) {
      require(described, sizes.classes() > 0, "--classes");
      sizes = sizes.classes(classes);
    }
    if (size != null) {
      require(described, sizes.image().height() == sizes.image().width(), "--size");
      sizes = sizes.size(size);
    }
    return sizes;
  }

  private static void require(DescribedSpace described, boolean there, String option) {
    if (!there) {
      String what = option.equals("--size") ? "square image" : "number of " + option.substring(2);
      throw new CommandException(
          Exit.USAGE, described.name() + " has no " + what + " that " + option + " could set.");
    }
  }
}
