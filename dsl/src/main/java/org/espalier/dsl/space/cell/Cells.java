package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.decision.Restriction;
import org.espalier.dsl.space.part.Part;

/** A part of a network that is made of cells, which are numbered through the network. */
public sealed interface Cells extends Part permits Repeat, Thirds {
  /** How many cells it holds. */
  int count();

  /** Its kinds of cells. */
  List<Repeatable> kinds();

  @Override
  default List<Restriction> restrictions() {
    return kinds().stream().flatMap(kind -> kind.restrictions().stream()).toList();
  }

  @Override
  default List<CellForm> cells() {
    return kinds().stream().flatMap(kind -> kind.form().stream()).toList();
  }

  /** Its last cell's kind. */
  Repeatable last();
}
