package org.espalier.dsl.space.stage;

/**
 * One thing said of a block among {@code ops(...)}, such as {@code groups(2)} in {@code
 * mbconv(kernel(3), expand(1), groups(2))}.
 */
@FunctionalInterface
public interface BlockSetting {
  /** The settings with this one among them. */
  BlockSettings among(BlockSettings settings);
}
