package org.espalier.dsl;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.published.DartsSpaces;
import org.espalier.dsl.published.NasBenchSpaces;
import org.espalier.dsl.published.NasNetSpaces;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.cell.Mixing;

/**
 * The search spaces of the literature by name, for a static import beside {@link Language}; a
 * notebook's cells have them without one.
 */
public final class Spaces {
  private Spaces() {}

  /** NAS-Bench-201 at its own sizes: 15,625 cells. */
  public static SearchSpace nasBench201() {
    return NasBenchSpaces.NAS_BENCH_201.space();
  }

  /** NAS-Bench-201 at other sizes, such as {@code nasBench201Sizes().channels(8).layers(1)}. */
  public static SearchSpace nasBench201(Sizes sizes) {
    return NasBenchSpaces.NAS_BENCH_201.space(sizes);
  }

  /** 16 channels, 5 cells per stage, 10 classes, 3x32x32. */
  public static Sizes nasBench201Sizes() {
    return NasBenchSpaces.NAS_BENCH_201.sizes();
  }

  /** NAS-Bench-Macro at its own sizes: 6,561 networks. */
  public static SearchSpace nasBenchMacro() {
    return NasBenchSpaces.NAS_BENCH_MACRO.space();
  }

  /** NAS-Bench-101 at its own sizes: 423,624 unique cells. */
  public static SearchSpace nasBench101() {
    return NasBenchSpaces.NAS_BENCH_101.space();
  }

  /** NAS-Bench-101 at other sizes, such as {@code nasBench101Sizes().channels(16)}. */
  public static SearchSpace nasBench101(Sizes sizes) {
    return NasBenchSpaces.NAS_BENCH_101.space(sizes);
  }

  /** 128 channels, 3 cells per stage, 10 classes, 3x32x32. */
  public static Sizes nasBench101Sizes() {
    return NasBenchSpaces.NAS_BENCH_101.sizes();
  }

  /** DARTS at its own sizes: 1,037,664,180 cells, squared for the pair. */
  public static SearchSpace darts() {
    return DartsSpaces.DARTS.space();
  }

  /** DARTS at other sizes, such as {@code dartsSizes().channels(16).layers(8)}. */
  public static SearchSpace darts(Sizes sizes) {
    return DartsSpaces.DARTS.space(sizes);
  }

  /** The sizes of DARTS. */
  public static Sizes dartsSizes() {
    return DartsSpaces.DARTS.sizes();
  }

  /** DARTS S1 of Zela et al. at its own sizes: two operations on each edge. */
  public static SearchSpace dartsS1() {
    return DartsSpaces.S1.space();
  }

  /**
   * DARTS S1 of Zela et al. at other sizes, such as {@code dartsS1Sizes().channels(16).layers(8)}.
   */
  public static SearchSpace dartsS1(Sizes sizes) {
    return DartsSpaces.S1.space(sizes);
  }

  /** The sizes of DARTS S1 of Zela et al.. */
  public static Sizes dartsS1Sizes() {
    return DartsSpaces.S1.sizes();
  }

  /** DARTS S2 of Zela et al. at its own sizes: skip connections and separable convolutions. */
  public static SearchSpace dartsS2() {
    return DartsSpaces.S2.space();
  }

  /**
   * DARTS S2 of Zela et al. at other sizes, such as {@code dartsS2Sizes().channels(16).layers(8)}.
   */
  public static SearchSpace dartsS2(Sizes sizes) {
    return DartsSpaces.S2.space(sizes);
  }

  /** The sizes of DARTS S2 of Zela et al.. */
  public static Sizes dartsS2Sizes() {
    return DartsSpaces.S2.sizes();
  }

  /** DARTS S3 of Zela et al. at its own sizes: those of S2 and none. */
  public static SearchSpace dartsS3() {
    return DartsSpaces.S3.space();
  }

  /**
   * DARTS S3 of Zela et al. at other sizes, such as {@code dartsS3Sizes().channels(16).layers(8)}.
   */
  public static SearchSpace dartsS3(Sizes sizes) {
    return DartsSpaces.S3.space(sizes);
  }

  /** The sizes of DARTS S3 of Zela et al.. */
  public static Sizes dartsS3Sizes() {
    return DartsSpaces.S3.sizes();
  }

  /** DARTS S4 of Zela et al. at its own sizes: noise and separable convolutions. */
  public static SearchSpace dartsS4() {
    return DartsSpaces.S4.space();
  }

  /**
   * DARTS S4 of Zela et al. at other sizes, such as {@code dartsS4Sizes().channels(16).layers(8)}.
   */
  public static SearchSpace dartsS4(Sizes sizes) {
    return DartsSpaces.S4.space(sizes);
  }

  /** The sizes of DARTS S4 of Zela et al.. */
  public static Sizes dartsS4Sizes() {
    return DartsSpaces.S4.sizes();
  }

  /** NASNet at its own sizes: 13 operations, two ways to combine. */
  public static SearchSpace nasNet() {
    return NasNetSpaces.NASNET.space();
  }

  /** NASNet at other sizes, such as {@code nasNetSizes().channels(16).layers(8)}. */
  public static SearchSpace nasNet(Sizes sizes) {
    return NasNetSpaces.NASNET.space(sizes);
  }

  /** The sizes of NASNet. */
  public static Sizes nasNetSizes() {
    return NasNetSpaces.NASNET.sizes();
  }

  /** AmoebaNet at its own sizes: 8 operations. */
  public static SearchSpace amoebaNet() {
    return NasNetSpaces.AMOEBANET.space();
  }

  /** AmoebaNet at other sizes, such as {@code amoebaNetSizes().channels(16).layers(8)}. */
  public static SearchSpace amoebaNet(Sizes sizes) {
    return NasNetSpaces.AMOEBANET.space(sizes);
  }

  /** The sizes of AmoebaNet. */
  public static Sizes amoebaNetSizes() {
    return NasNetSpaces.AMOEBANET.sizes();
  }

  /** PNAS at its own sizes: one cell of 8 operations. */
  public static SearchSpace pnas() {
    return NasNetSpaces.PNAS.space();
  }

  /** PNAS at other sizes, such as {@code pnasSizes().channels(16).layers(8)}. */
  public static SearchSpace pnas(Sizes sizes) {
    return NasNetSpaces.PNAS.space(sizes);
  }

  /** The sizes of PNAS. */
  public static Sizes pnasSizes() {
    return NasNetSpaces.PNAS.sizes();
  }

  /** The cells of ENAS at its own sizes: 5 operations. */
  public static SearchSpace enasMicro() {
    return NasNetSpaces.ENAS_MICRO.space();
  }

  /** The cells of ENAS at other sizes, such as {@code enasMicroSizes().channels(16).layers(8)}. */
  public static SearchSpace enasMicro(Sizes sizes) {
    return NasNetSpaces.ENAS_MICRO.space(sizes);
  }

  /** The sizes of the cells of ENAS. */
  public static Sizes enasMicroSizes() {
    return NasNetSpaces.ENAS_MICRO.sizes();
  }

  /** 48 channels, 14 cells, 1000 classes, 3x224x224: how the DARTS family compares on ImageNet. */
  public static Sizes dartsImageNetSizes() {
    return GenotypeNetwork.imageNet();
  }

  /** DARTS with something else on the edges of its supernet, such as {@code partialChannels(4)}. */
  public static SearchSpace darts(Sizes sizes, Mixing mixing) {
    return DartsSpaces.darts(sizes, mixing);
  }
}
