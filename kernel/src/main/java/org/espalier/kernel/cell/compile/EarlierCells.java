package org.espalier.kernel.cell.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kotlin.jvm.JvmClassMappingKt;
import org.jetbrains.kotlin.fir.FirModuleData;
import org.jetbrains.kotlin.fir.FirModuleDataKt;
import org.jetbrains.kotlin.fir.FirSession;
import org.jetbrains.kotlin.fir.resolve.providers.FirProviderKt;
import org.jetbrains.kotlin.fir.resolve.providers.FirSymbolNamesProvider;
import org.jetbrains.kotlin.fir.resolve.providers.FirSymbolProvider;
import org.jetbrains.kotlin.fir.session.StructuredProviders;
import org.jetbrains.kotlin.fir.session.StructuredProvidersKt;
import org.jetbrains.kotlin.fir.symbols.impl.FirCallableSymbol;
import org.jetbrains.kotlin.fir.symbols.impl.FirClassLikeSymbol;
import org.jetbrains.kotlin.fir.symbols.impl.FirNamedFunctionSymbol;
import org.jetbrains.kotlin.fir.symbols.impl.FirPropertySymbol;
import org.jetbrains.kotlin.name.ClassId;
import org.jetbrains.kotlin.name.FqName;
import org.jetbrains.kotlin.name.Name;
import org.jspecify.annotations.Nullable;

/**
 * Where the compiler finds the classes of all earlier cells, in one step. By itself it asks one
 * cell after the other about every class there is, so that the thousandth cell took three times as
 * long as the tenth.
 *
 * <p>What a cell declares stands in a class named like the cell, which no other cell is.
 */
final class EarlierCells extends FirSymbolProvider {
  private final Map<Name, FirSymbolProvider> byClass = new HashMap<>();

  /**
   * Knows no cell yet.
   *
   * @param libraries the session of what all cells have in common
   */
  EarlierCells(FirSession libraries) {
    super(libraries);
  }

  /** Takes over to answer for a compiled cell; its own session need not be asked any more. */
  void add(FirModuleData cell) {
    FirSession session = cell.getSession();
    FirSymbolProvider own = FirProviderKt.getFirProvider(session).getSymbolProvider();
    Set<Name> names = own.getSymbolNamesProvider().getTopLevelClassifierNamesInPackage(FqName.ROOT);
    if (names != null) {
      names.forEach(name -> byClass.put(name, own));
    }
    StructuredProviders all = StructuredProvidersKt.getStructuredProviders(session);
    session.register(
        JvmClassMappingKt.getKotlinClass(StructuredProviders.class),
        new StructuredProviders(
            List.of(this), null, all.getDependencyProviders(), all.getSharedProvider()));
    // Each would list all before it; whether a cell may use another is only asked when compiling
    // it.
    cell.getFriendDependencies().clear();
  }

  /** Forgets a cell. */
  void remove(FirModuleData cell) {
    byClass.values().removeIf(own -> FirModuleDataKt.getModuleData(own.getSession()) == cell);
  }

  @Override
  public @Nullable FirClassLikeSymbol<?> getClassLikeSymbolByClassId(ClassId type) {
    if (!type.getPackageFqName().isRoot()) {
      return null;
    }
    FirSymbolProvider cell = byClass.get(type.getRelativeClassName().pathSegments().get(0));
    return cell == null ? null : cell.getClassLikeSymbolByClassId(type);
  }

  @Override
  public FirSymbolNamesProvider getSymbolNamesProvider() {
    return new Names();
  }

  @Override
  public boolean hasPackage(FqName name) {
    return name.isRoot();
  }

  @Override
  public void getTopLevelCallableSymbolsTo(
      List<FirCallableSymbol<?>> found, FqName packageName, Name name) {
    // What cells declare, their history tells.
  }

  @Override
  public void getTopLevelFunctionSymbolsTo(
      List<FirNamedFunctionSymbol> found, FqName packageName, Name name) {
    // What cells declare, their history tells.
  }

  @Override
  public void getTopLevelPropertySymbolsTo(
      List<FirPropertySymbol> found, FqName packageName, Name name) {
    // What cells declare, their history tells.
  }

  private final class Names extends FirSymbolNamesProvider {
    @Override
    public boolean getHasSpecificClassifierPackageNamesComputation() {
      return false;
    }

    @Override
    public Set<String> getPackageNames() {
      return Set.of("");
    }

    @Override
    public Set<Name> getTopLevelClassifierNamesInPackage(FqName packageName) {
      return packageName.isRoot() ? Set.copyOf(byClass.keySet()) : Set.of();
    }

    @Override
    public boolean getHasSpecificCallablePackageNamesComputation() {
      return false;
    }

    @Override
    public Set<Name> getTopLevelCallableNamesInPackage(FqName packageName) {
      return Set.of();
    }
  }
}
