package org.espalier.kernel.cell.insight;

import java.util.List;
import org.espalier.kernel.cell.compile.CellCompiler;
import org.espalier.kernel.cell.compile.Syntax;
import org.jetbrains.kotlin.fir.FirSession;
import org.jetbrains.kotlin.fir.expressions.FirExpression;
import org.jetbrains.kotlin.fir.expressions.FirResolvedQualifier;
import org.jetbrains.kotlin.fir.symbols.impl.FirReplSnippetSymbol;
import org.jspecify.annotations.Nullable;

/**
 * The names that can stand at a place. A mark is put there, the cell is resolved with it, and what
 * the compiler found out about the mark's surroundings tells the rest.
 */
public final class Insight {
  private static final String MARK = "zzMarkzz";
  private final List<String> imports;
  private final ClassIndex index;

  /**
   * Knows what cells import.
   *
   * @param imports what every cell imports
   * @param index the classes there are
   */
  public Insight(List<String> imports, ClassIndex index) {
    this.imports = List.copyOf(imports);
    this.index = index;
  }

  /**
   * The names that can take the place of {@code code[start, end)}, best first.
   *
   * @param prefix what they begin with, in whatever case
   */
  public List<Suggestion> at(
      CellCompiler compiler, String code, int start, int end, String prefix) {
    String marked = code.substring(0, start) + MARK + code.substring(end);
    Suggestions suggestions = new Suggestions(prefix);
    boolean member = isMember(code, start);
    Syntax syntax = compiler.parse(marked);
    compiler.probe(
        marked, snippet -> answer(compiler, snippet, syntax, start, member, suggestions));
    if (!member) {
      LocalNames.addSyntactic(syntax, start, suggestions);
      Keywords.add(suggestions);
    }
    return suggestions.bestFirst();
  }

  private static boolean isMember(String code, int start) {
    String before = code.substring(0, start).stripTrailing();
    return (before.endsWith(".") && !before.endsWith("..")) || before.endsWith("::");
  }

  private boolean answer(
      CellCompiler compiler,
      FirReplSnippetSymbol snippet,
      Syntax syntax,
      int start,
      boolean member,
      Suggestions suggestions) {
    FirSession session = snippet.getModuleData().getSession();
    Imported imported = new Imported(session, index, allImports(compiler, syntax));
    Members members = new Members(session, imported);
    Surroundings around = Surroundings.of(snippet, start, start + MARK.length());
    if (!member) {
      OwnNames.add(compiler.history(), snippet, suggestions);
      around.locals().forEach(each -> suggestions.add(each, Suggestion.Rank.OWN));
      around.receivers().forEach(type -> members.add(type, suggestions));
      imported.addAll(suggestions);
      return true;
    }
    @Nullable FirExpression receiver = around.receiver();
    if (receiver instanceof FirResolvedQualifier qualifier) {
      members.addStatic(qualifier, suggestions);
    } else if (receiver != null) {
      members.add(Surroundings.typeOf(receiver), suggestions);
      members.addExtensions(
          Surroundings.typeOf(receiver), OwnNames.extensions(compiler.history()), suggestions);
    }
    imported.addPackageMembers(packageBefore(syntax.code(), start), suggestions);
    return true;
  }

  private List<String> allImports(CellCompiler compiler, Syntax syntax) {
    return java.util.stream.Stream.of(imports, compiler.imports(), syntax.imports())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /** The dotted name that ends before the mark. */
  private static String packageBefore(String code, int start) {
    int from = start;
    while (from > 0
        && (Character.isJavaIdentifierPart(code.charAt(from - 1))
            || code.charAt(from - 1) == '.')) {
      from--;
    }
    String dotted = code.substring(from, start);
    return dotted.endsWith(".") ? dotted.substring(0, dotted.length() - 1) : "";
  }
}
