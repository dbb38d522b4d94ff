package org.espalier.kernel.cell.insight;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.espalier.kernel.cell.insight.Suggestion.Rank;
import org.jetbrains.kotlin.fir.FirSession;
import org.jetbrains.kotlin.fir.declarations.FirCallableDeclaration;
import org.jetbrains.kotlin.fir.resolve.providers.FirSymbolProvider;
import org.jetbrains.kotlin.fir.resolve.providers.FirSymbolProviderKt;
import org.jetbrains.kotlin.fir.symbols.impl.FirCallableSymbol;
import org.jetbrains.kotlin.fir.symbols.impl.FirClassLikeSymbol;
import org.jetbrains.kotlin.name.ClassId;
import org.jetbrains.kotlin.name.FqName;
import org.jetbrains.kotlin.name.Name;

/**
 * What a cell sees by imports, its own and those that every Kotlin file has.
 *
 * @param session the resolved cell's
 * @param index for the classes of Java packages, which the compiler can't list
 * @param imports such as {@code java.time.*} and {@code java.time.Duration}
 */
record Imported(FirSession session, ClassIndex index, List<String> imports) {
  private static final List<String> BY_KOTLIN =
      List.of(
          "kotlin",
          "kotlin.collections",
          "kotlin.text",
          "kotlin.sequences",
          "kotlin.ranges",
          "kotlin.io",
          "kotlin.comparisons",
          "kotlin.annotation",
          "kotlin.jvm");

  /** Adds what can stand without a receiver. */
  void addAll(Suggestions suggestions) {
    Members members = new Members(session, this);
    for (String each : imports) {
      String name = each.endsWith(".*") ? each.substring(0, each.length() - 2) : each;
      if (each.endsWith(".*")) {
        members.addStatic(ClassId.topLevel(new FqName(name)), suggestions, Rank.IMPORTED);
      } else {
        addNamed(new FqName(name), members, suggestions);
      }
    }
    if (suggestions.hasPrefix()) {
      packages().forEach(each -> addTopLevel(each, suggestions));
      addClasses("java.lang", suggestions);
    }
  }

  private void addNamed(FqName name, Members members, Suggestions suggestions) {
    FirSymbolProvider symbols = FirSymbolProviderKt.getSymbolProvider(session);
    FirClassLikeSymbol<?> type = symbols.getClassLikeSymbolByClassId(ClassId.topLevel(name));
    if (type != null) {
      suggestions.add(type.getFir(), Rank.IMPORTED);
    } else {
      Suggestions only = new Suggestions(name.shortName().asString());
      members.addStatic(ClassId.topLevel(name.parent()), only, Rank.IMPORTED);
      only.bestFirst().stream()
          .filter(each -> each.name().equals(name.shortName().asString()))
          .forEach(suggestions::add);
    }
  }

  private Set<String> packages() {
    Set<String> packages = new LinkedHashSet<>(BY_KOTLIN);
    imports.stream()
        .filter(each -> each.endsWith(".*"))
        .forEach(each -> packages.add(each.substring(0, each.length() - 2)));
    return packages;
  }

  private void addTopLevel(String packageName, Suggestions suggestions) {
    callables(packageName, suggestions).stream()
        .filter(each -> each.getReceiverParameter() == null)
        .forEach(each -> suggestions.add(each, Rank.IMPORTED));
    addClasses(packageName, suggestions);
  }

  private void addClasses(String packageName, Suggestions suggestions) {
    FirSymbolProvider symbols = FirSymbolProviderKt.getSymbolProvider(session);
    FqName name = new FqName(packageName);
    Set<String> names = new LinkedHashSet<>(index.classes(packageName));
    Set<Name> known = symbols.getSymbolNamesProvider().getTopLevelClassifierNamesInPackage(name);
    if (known != null) {
      known.forEach(each -> names.add(each.asString()));
    }
    for (String each : names) {
      if (suggestions.wants(each)) {
        FirClassLikeSymbol<?> type =
            symbols.getClassLikeSymbolByClassId(new ClassId(name, Name.identifier(each)));
        if (type != null) {
          suggestions.add(type.getFir(), Rank.IMPORTED);
        }
      }
    }
  }

  private List<FirCallableDeclaration> callables(String packageName, Suggestions suggestions) {
    FirSymbolProvider symbols = FirSymbolProviderKt.getSymbolProvider(session);
    FqName name = new FqName(packageName);
    Set<Name> names = symbols.getSymbolNamesProvider().getTopLevelCallableNamesInPackage(name);
    List<FirCallableDeclaration> found = new ArrayList<>();
    for (Name each : names == null ? Set.<Name>of() : names) {
      if (suggestions.wants(each.asString())) {
        for (FirCallableSymbol<?> symbol : symbols.getTopLevelCallableSymbols(name, each)) {
          found.add((FirCallableDeclaration) symbol.getFir());
        }
      }
    }
    return found;
  }

  /** Imported extensions whose names are wanted, of whatever type. */
  List<FirCallableDeclaration> extensions(Suggestions suggestions) {
    List<FirCallableDeclaration> found = new ArrayList<>();
    for (String each : packages()) {
      callables(each, suggestions).stream()
          .filter(callable -> callable.getReceiverParameter() != null)
          .forEach(found::add);
    }
    return found;
  }

  /** Adds the classes, functions and packages in a package; none when there is no such package. */
  void addPackageMembers(String packageName, Suggestions suggestions) {
    if (packageName.isEmpty() || !index.hasPackage(packageName)) {
      return;
    }
    addTopLevel(packageName, suggestions);
    for (String inside : index.packagesIn(packageName)) {
      String whole = packageName + "." + inside;
      suggestions.add(new Suggestion(inside, whole, "package", Rank.MEMBER));
    }
  }
}
