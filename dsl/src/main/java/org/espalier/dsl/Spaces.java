package org.espalier.dsl;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.published.MacroSpaces;
import org.espalier.dsl.published.NasBenchSpaces;
import org.espalier.dsl.published.RecurrentSpaces;
import org.espalier.dsl.published.SequenceSpaces;
import org.espalier.dsl.published.WiredSpaces;
import org.espalier.dsl.space.Sizes;

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

  /** ENAS' macro space: 12 layers of 6 operations with skips. */
  public static SearchSpace enasMacro() {
    return MacroSpaces.ENAS_MACRO.space();
  }

  /** Likewise at other sizes, such as {@code enasMacroSizes()} with another word behind. */
  public static SearchSpace enasMacro(Sizes sizes) {
    return MacroSpaces.ENAS_MACRO.space(sizes);
  }

  /** Its own sizes: see {@link MacroSpaces#ENAS_MACRO}. */
  public static Sizes enasMacroSizes() {
    return MacroSpaces.ENAS_MACRO.sizes();
  }

  /** Zoph and Le's chain of 15 convolutions with anchors. */
  public static SearchSpace zophLeChain() {
    return MacroSpaces.ZOPH_LE_CHAIN.space();
  }

  /** Likewise at other sizes, such as {@code zophLeChainSizes()} with another word behind. */
  public static SearchSpace zophLeChain(Sizes sizes) {
    return MacroSpaces.ZOPH_LE_CHAIN.space(sizes);
  }

  /** Its own sizes: see {@link MacroSpaces#ZOPH_LE_CHAIN}. */
  public static Sizes zophLeChainSizes() {
    return MacroSpaces.ZOPH_LE_CHAIN.sizes();
  }

  /** Zoph and Le's chain of 20 convolutions that choose their strides. */
  public static SearchSpace zophLeStrides() {
    return MacroSpaces.ZOPH_LE_STRIDES.space();
  }

  /** Likewise at other sizes, such as {@code zophLeStridesSizes()} with another word behind. */
  public static SearchSpace zophLeStrides(Sizes sizes) {
    return MacroSpaces.ZOPH_LE_STRIDES.space(sizes);
  }

  /** Its own sizes: see {@link MacroSpaces#ZOPH_LE_STRIDES}. */
  public static Sizes zophLeStridesSizes() {
    return MacroSpaces.ZOPH_LE_STRIDES.sizes();
  }

  /** Liu et al.'s hierarchical motifs on three levels. */
  public static SearchSpace hierarchical() {
    return WiredSpaces.HIERARCHICAL.space();
  }

  /** Likewise at other sizes, such as {@code hierarchicalSizes()} with another word behind. */
  public static SearchSpace hierarchical(Sizes sizes) {
    return WiredSpaces.HIERARCHICAL.space(sizes);
  }

  /** Its own sizes: see {@link WiredSpaces#HIERARCHICAL}. */
  public static Sizes hierarchicalSizes() {
    return WiredSpaces.HIERARCHICAL.sizes();
  }

  /** RandWire's small regime. */
  public static SearchSpace randWire() {
    return WiredSpaces.RAND_WIRE.space();
  }

  /** Likewise at other sizes, such as {@code randWireSizes()} with another word behind. */
  public static SearchSpace randWire(Sizes sizes) {
    return WiredSpaces.RAND_WIRE.space(sizes);
  }

  /** Its own sizes: see {@link WiredSpaces#RAND_WIRE}. */
  public static Sizes randWireSizes() {
    return WiredSpaces.RAND_WIRE.sizes();
  }

  /** Graphs of seven vertices as GraphPNAS generates them. */
  public static SearchSpace graphPnas() {
    return WiredSpaces.GRAPH_PNAS.space();
  }

  /** Likewise at other sizes, such as {@code graphPnasSizes()} with another word behind. */
  public static SearchSpace graphPnas(Sizes sizes) {
    return WiredSpaces.GRAPH_PNAS.space(sizes);
  }

  /** Its own sizes: see {@link WiredSpaces#GRAPH_PNAS}. */
  public static Sizes graphPnasSizes() {
    return WiredSpaces.GRAPH_PNAS.sizes();
  }

  /** Layer graphs with units as NASBOT searches them. */
  public static SearchSpace nasbot() {
    return WiredSpaces.NASBOT.space();
  }

  /** Likewise at other sizes, such as {@code nasbotSizes()} with another word behind. */
  public static SearchSpace nasbot(Sizes sizes) {
    return WiredSpaces.NASBOT.space(sizes);
  }

  /** Its own sizes: see {@link WiredSpaces#NASBOT}. */
  public static Sizes nasbotSizes() {
    return WiredSpaces.NASBOT.sizes();
  }

  /** DARTS' recurrent cell in its language model. */
  public static SearchSpace dartsRecurrent() {
    return RecurrentSpaces.DARTS_RECURRENT.space();
  }

  /** Likewise at other sizes, such as {@code dartsRecurrentSizes()} with another word behind. */
  public static SearchSpace dartsRecurrent(Sizes sizes) {
    return RecurrentSpaces.DARTS_RECURRENT.space(sizes);
  }

  /** Its own sizes: see {@link RecurrentSpaces#DARTS_RECURRENT}. */
  public static Sizes dartsRecurrentSizes() {
    return RecurrentSpaces.DARTS_RECURRENT.sizes();
  }

  /** ENAS' recurrent cell in a language model. */
  public static SearchSpace enasRecurrent() {
    return RecurrentSpaces.ENAS_RECURRENT.space();
  }

  /** Likewise at other sizes, such as {@code enasRecurrentSizes()} with another word behind. */
  public static SearchSpace enasRecurrent(Sizes sizes) {
    return RecurrentSpaces.ENAS_RECURRENT.space(sizes);
  }

  /** Its own sizes: see {@link RecurrentSpaces#ENAS_RECURRENT}. */
  public static Sizes enasRecurrentSizes() {
    return RecurrentSpaces.ENAS_RECURRENT.sizes();
  }

  /** Zoph and Le's recurrent tree cell in a language model. */
  public static SearchSpace zophLeRecurrent() {
    return RecurrentSpaces.ZOPH_LE_RECURRENT.space();
  }

  /** Likewise at other sizes, such as {@code zophLeRecurrentSizes()} with another word behind. */
  public static SearchSpace zophLeRecurrent(Sizes sizes) {
    return RecurrentSpaces.ZOPH_LE_RECURRENT.space(sizes);
  }

  /** Its own sizes: see {@link RecurrentSpaces#ZOPH_LE_RECURRENT}. */
  public static Sizes zophLeRecurrentSizes() {
    return RecurrentSpaces.ZOPH_LE_RECURRENT.sizes();
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

  /** SeqNAS' encoders and decoders of event sequences. */
  public static SearchSpace seqNas() {
    return SequenceSpaces.SEQ_NAS.space();
  }

  /** Likewise at other sizes, such as {@code seqNasSizes().image(sequence(2, 32)).classes(4)}. */
  public static SearchSpace seqNas(Sizes sizes) {
    return SequenceSpaces.SEQ_NAS.space(sizes);
  }

  /** Its own sizes: see {@link SequenceSpaces#SEQ_NAS}. */
  public static Sizes seqNasSizes() {
    return SequenceSpaces.SEQ_NAS.sizes();
  }
}
