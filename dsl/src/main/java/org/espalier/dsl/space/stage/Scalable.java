package org.espalier.dsl.space.stage;

import org.espalier.dsl.space.part.Part;

/** A part that compound scaling makes wider or deeper. */
public interface Scalable {
  /** The part in its new size. */
  Part scaled(Scaling scaling);
}
