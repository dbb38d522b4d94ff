package org.espalier.stdlib.draw;

/** What a node of a diagram stands for, as far as its look goes. */
public enum NodeKind {
  /** Where data come in or leave. A dark pill. */
  TERMINAL("#334155", "#1E293B", "#FFFFFF", "#CBD5E1", true),
  /** A state between operations. A white circle. */
  STATE("#FFFFFF", "#334155", "#1E293B", "#526071", true),
  /** Something with weights: a convolution, a linear layer. Blue. */
  COMPUTE("#DCEBF8", "#0072B2", "#12324A", "#3D5A70", false),
  /** Something that shrinks: a pool, a reduction. Orange. */
  REDUCE("#FCEBCB", "#B07400", "#4A3306", "#6B5527", false),
  /** Something that passes its input on: a skip, an identity. Green. */
  SHORTCUT("#D7F0E5", "#00845F", "#0B3D2E", "#2F5D4E", false),
  /** Something that joins: a sum, a concatenation. Grey. */
  COMBINE("#E8ECF1", "#5B6776", "#1E293B", "#526071", true),
  /** Something that rescales: a normalisation, an activation. Purple. */
  RESCALE("#F6E3EE", "#A5527C", "#4B1F36", "#704560", false),
  /** Something still to be decided. Vermilion, dashed. */
  CHOICE("#FDE7DA", "#C2500A", "#4F2106", "#75452A", false),
  /** Anything else. */
  OTHER("#F3F5F8", "#7B8794", "#1E293B", "#526071", false);

  private final String fill;
  private final String stroke;
  private final String ink;
  private final String faintInk;
  private final boolean round;

  NodeKind(String fill, String stroke, String ink, String faintInk, boolean round) {
    this.fill = fill;
    this.stroke = stroke;
    this.ink = ink;
    this.faintInk = faintInk;
    this.round = round;
  }

  String fill() {
    return fill;
  }

  String stroke() {
    return stroke;
  }

  /** The colour of the first line. */
  String ink() {
    return ink;
  }

  /** The colour of the other lines. */
  String faintInk() {
    return faintInk;
  }

  /** Whether the ends are half circles. */
  boolean round() {
    return round;
  }
}
