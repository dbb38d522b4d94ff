package org.espalier.kernel.cell.insight;

import java.util.ArrayList;
import java.util.List;
import org.espalier.kernel.cell.compile.ReplHistory;
import org.espalier.kernel.cell.insight.Suggestion.Rank;
import org.jetbrains.kotlin.fir.declarations.FirCallableDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirDeclaration;
import org.jetbrains.kotlin.fir.symbols.impl.FirReplSnippetSymbol;

/** What earlier cells declare. */
final class OwnNames {
  private OwnNames() {}

  /** Adds what can stand without a receiver; the newest declaration of a name first. */
  static void add(ReplHistory history, FirReplSnippetSymbol except, Suggestions suggestions) {
    List<FirReplSnippetSymbol> cells = history.getSnippets();
    for (int i = cells.size() - 1; i >= 0; i--) {
      if (cells.get(i) != except) {
        addCell(cells.get(i), suggestions);
      }
    }
  }

  private static void addCell(FirReplSnippetSymbol cell, Suggestions suggestions) {
    for (FirDeclaration declaration : ReplHistory.declarations(cell)) {
      if (!(declaration instanceof FirCallableDeclaration callable)
          || callable.getReceiverParameter() == null) {
        suggestions.add(declaration, Rank.OWN);
      }
    }
  }

  /** The extensions that cells declare. */
  static List<FirCallableDeclaration> extensions(ReplHistory history) {
    List<FirCallableDeclaration> extensions = new ArrayList<>();
    for (FirReplSnippetSymbol cell : history.getSnippets()) {
      for (FirDeclaration declaration : ReplHistory.declarations(cell)) {
        if (declaration instanceof FirCallableDeclaration callable
            && callable.getReceiverParameter() != null) {
          extensions.add(callable);
        }
      }
    }
    return extensions;
  }
}
