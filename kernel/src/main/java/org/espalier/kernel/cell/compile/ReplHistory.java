package org.espalier.kernel.cell.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jetbrains.kotlin.fir.declarations.FirClassLikeDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirProperty;
import org.jetbrains.kotlin.fir.declarations.utils.DeclarationAttributesKt;
import org.jetbrains.kotlin.fir.extensions.FirReplHistoryProvider;
import org.jetbrains.kotlin.fir.symbols.impl.FirReplSnippetSymbol;

/**
 * The front end's memory of earlier cells, oldest first. Kotlin's own can only grow, and keeps
 * cells that did not compile; this one can be cut back.
 */
public final class ReplHistory extends FirReplHistoryProvider {
  private final List<FirReplSnippetSymbol> snippets = new ArrayList<>();

  @Override
  public List<FirReplSnippetSymbol> getSnippets() {
    return List.copyOf(snippets);
  }

  @Override
  public void putSnippet(FirReplSnippetSymbol snippet) {
    if (!snippets.contains(snippet)) {
      snippets.add(snippet);
    }
  }

  @Override
  public boolean isFirstSnippet(FirReplSnippetSymbol snippet) {
    return !snippets.isEmpty() && snippets.get(0) == snippet;
  }

  @Override
  public int getSnippetCount() {
    return snippets.size();
  }

  /** Forgets all but the first cells. */
  void cut(int size) {
    snippets.subList(Math.min(size, snippets.size()), snippets.size()).clear();
  }

  /** Forgets one cell, wherever it stands. */
  void remove(FirReplSnippetSymbol forgotten) {
    snippets.remove(forgotten);
  }

  /** The newest cell. */
  FirReplSnippetSymbol last() {
    return snippets.get(snippets.size() - 1);
  }

  /** The declarations at the top level of a cell that later cells see. */
  public static List<FirDeclaration> declarations(FirReplSnippetSymbol snippet) {
    return snippet.getFir().getSnippetClass().getDeclarations().stream()
        .filter(each -> Boolean.TRUE.equals(DeclarationAttributesKt.isReplSnippetDeclaration(each)))
        .toList();
  }

  /** The names of the types that cells declare. */
  Set<String> types() {
    Set<String> names = new HashSet<>();
    for (FirReplSnippetSymbol snippet : snippets) {
      for (FirDeclaration each : declarations(snippet)) {
        if (each instanceof FirClassLikeDeclaration type) {
          names.add(type.getSymbol().getClassId().getShortClassName().asString());
        }
      }
    }
    return names;
  }

  /** Hides properties of a cell from later ones. */
  static void hide(FirReplSnippetSymbol snippet, Set<String> names) {
    for (FirDeclaration each : declarations(snippet)) {
      if (each instanceof FirProperty property && names.contains(property.getName().asString())) {
        DeclarationAttributesKt.setReplSnippetDeclaration(each, false);
      }
    }
  }

  /** The types of a cell's properties by name. */
  static Map<String, String> types(FirReplSnippetSymbol snippet) {
    Map<String, String> types = new LinkedHashMap<>();
    for (FirDeclaration each : declarations(snippet)) {
      if (each instanceof FirProperty property) {
        types.put(property.getName().asString(), Types.text(property.getReturnTypeRef()));
      }
    }
    return types;
  }
}
