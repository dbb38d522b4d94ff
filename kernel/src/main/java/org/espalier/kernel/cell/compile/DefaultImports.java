package org.espalier.kernel.cell.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jetbrains.kotlin.com.intellij.psi.util.PsiTreeUtil;
import org.jetbrains.kotlin.fir.FirSession;
import org.jetbrains.kotlin.fir.declarations.FirDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirMemberDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirNamedFunction;
import org.jetbrains.kotlin.fir.declarations.FirRegularClass;
import org.jetbrains.kotlin.fir.declarations.FirVariable;
import org.jetbrains.kotlin.fir.resolve.providers.FirSymbolProvider;
import org.jetbrains.kotlin.fir.resolve.providers.FirSymbolProviderKt;
import org.jetbrains.kotlin.fir.symbols.impl.FirClassLikeSymbol;
import org.jetbrains.kotlin.name.ClassId;
import org.jetbrains.kotlin.name.FqName;
import org.jetbrains.kotlin.name.Name;
import org.jetbrains.kotlin.psi.KtClassOrObject;
import org.jetbrains.kotlin.psi.KtImportDirective;
import org.jetbrains.kotlin.psi.KtNamedDeclaration;
import org.jetbrains.kotlin.psi.KtTypeAlias;
import org.jspecify.annotations.Nullable;

/**
 * What every cell imports, less what would hide a name of the user's. Before a dot Kotlin takes a
 * variable, however far away, before a type: with {@code kotlin.math.*} imported, {@code E.ONE} is
 * a part of the number e even below an {@code enum class E}. So from the cell on that declares or
 * imports a type, a variable of that name is no longer imported by default. All other names of the
 * user's are nearer than imports by themselves.
 */
final class DefaultImports {
  private final List<String> all;
  private final Supplier<@Nullable FirSession> session;
  private final Set<String> importedEarlier = new HashSet<>();
  private @Nullable Map<String, Names> names;

  /** The names in a class or package: the variables among them, and all. */
  private record Names(Set<String> variables, Set<String> all) {}

  /**
   * @param all such as {@code kotlin.math.*} and {@code java.time.Duration}
   * @param session a session that sees what these name, as a cell does that declares nothing; asked
   *     once, before the first cell that declares or imports a type
   */
  DefaultImports(List<String> all, Supplier<@Nullable FirSession> session) {
    this.all = List.copyOf(all);
    this.session = session;
  }

  /** Keeps in mind what a compiled cell imports for later ones. */
  void add(Syntax cell) {
    importedEarlier.addAll(imported(cell));
  }

  /** What a cell is to import that stands after some others. */
  List<String> of(Syntax cell, ReplHistory earlier) {
    Set<String> own = new HashSet<>(importedEarlier);
    own.addAll(imported(cell));
    for (KtNamedDeclaration each :
        PsiTreeUtil.collectElementsOfType(cell.file(), KtNamedDeclaration.class)) {
      if ((each instanceof KtClassOrObject || each instanceof KtTypeAlias)
          && each.getName() != null) {
        own.add(each.getName());
      }
    }
    own.addAll(earlier.types());
    if (own.isEmpty()) {
      return all;
    }
    List<String> imports = new ArrayList<>();
    all.forEach(each -> imports.addAll(without(own, each)));
    return imports;
  }

  private static Set<String> imported(Syntax cell) {
    Set<String> names = new HashSet<>();
    for (KtImportDirective each : cell.file().getImportDirectives()) {
      if (each.getImportedName() != null) {
        names.add(each.getImportedName().asString());
      }
    }
    return names;
  }

  /** An import; of one that brings hidden variables, all its other names one by one. */
  private List<String> without(Set<String> hidden, String each) {
    if (!each.endsWith(".*")) {
      return hidden.contains(each.substring(each.lastIndexOf('.') + 1)) ? List.of() : List.of(each);
    }
    String from = each.substring(0, each.length() - 2);
    Names inside = names().getOrDefault(from, new Names(Set.of(), Set.of()));
    if (inside.variables().stream().noneMatch(hidden::contains)) {
      return List.of(each);
    }
    return inside.all().stream()
        .filter(name -> !hidden.contains(name) || !inside.variables().contains(name))
        .map(name -> from + "." + name)
        .toList();
  }

  private Map<String, Names> names() {
    if (names == null) {
      FirSession seen = session.get();
      Map<String, Names> found = new HashMap<>();
      for (String each : seen == null ? List.<String>of() : all) {
        if (each.endsWith(".*")) {
          String from = each.substring(0, each.length() - 2);
          found.put(from, names(from, FirSymbolProviderKt.getSymbolProvider(seen)));
        }
      }
      names = found;
    }
    return names;
  }

  private static Names names(String from, FirSymbolProvider symbols) {
    Names names = new Names(new LinkedHashSet<>(), new LinkedHashSet<>());
    FqName name = new FqName(from);
    FirClassLikeSymbol<?> type = symbols.getClassLikeSymbolByClassId(ClassId.topLevel(name));
    if (type != null && type.getFir() instanceof FirRegularClass regular) {
      regular.getDeclarations().forEach(each -> addStatic(each, names));
    } else {
      addPackage(name, symbols, names);
    }
    return names;
  }

  private static void addStatic(FirDeclaration each, Names names) {
    if (each instanceof FirRegularClass type) {
      names.all().add(type.getName().asString());
    } else if (each instanceof FirMemberDeclaration member && member.getStatus().isStatic()) {
      add(each, names);
    }
  }

  private static void add(FirDeclaration each, Names names) {
    if (each instanceof FirVariable variable) {
      names.all().add(variable.getName().asString());
      if (variable.getReceiverParameter() == null) {
        names.variables().add(variable.getName().asString());
      }
    } else if (each instanceof FirNamedFunction function) {
      names.all().add(function.getName().asString());
    }
  }

  /** Java's packages can't be listed, but have no variables either. */
  private static void addPackage(FqName from, FirSymbolProvider symbols, Names names) {
    Set<Name> callables = symbols.getSymbolNamesProvider().getTopLevelCallableNamesInPackage(from);
    Set<Name> types = symbols.getSymbolNamesProvider().getTopLevelClassifierNamesInPackage(from);
    for (Name each : callables == null ? Set.<Name>of() : callables) {
      symbols
          .getTopLevelCallableSymbols(from, each)
          .forEach(symbol -> add((FirDeclaration) symbol.getFir(), names));
    }
    for (Name each : types == null ? Set.<Name>of() : types) {
      names.all().add(each.asString());
    }
  }
}
