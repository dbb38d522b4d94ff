package org.espalier.stdlib.draw;

/** A {@link Diagram} laid out and drawn. The drawing is made at the first question for it. */
public final class DiagramPicture implements Picture {
  private final Diagram diagram;
  private final Drawing drawing;

  /** The picture of a diagram. */
  public DiagramPicture(Diagram diagram) {
    this.diagram = diagram;
    drawing = new Drawing(() -> DiagramSvg.draw(diagram, Arranger.arrange(diagram)));
  }

  @Override
  public String svg() {
    return drawing.svg();
  }

  @Override
  public byte[] png() {
    return drawing.png();
  }

  @Override
  public String text() {
    return DiagramListing.of(diagram);
  }

  @Override
  public String toString() {
    return text();
  }
}
