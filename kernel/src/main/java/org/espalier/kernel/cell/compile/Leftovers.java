package org.espalier.kernel.cell.compile;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.function.Predicate;
import kotlin.Pair;
import kotlin.jvm.JvmClassMappingKt;
import org.jetbrains.kotlin.fir.FirModuleData;
import org.jetbrains.kotlin.fir.FirSession;
import org.jetbrains.kotlin.fir.FirSessionComponent;
import org.jetbrains.kotlin.fir.caches.FirCache;
import org.jetbrains.kotlin.fir.java.FirSyntheticPropertiesStorage;
import org.jetbrains.kotlin.fir.java.enhancement.FirEnhancedSymbolsStorage.EnhancementSymbolsCache;
import org.jetbrains.kotlin.fir.java.scopes.FirRenamedForOverrideSymbolsStorage;
import org.jetbrains.kotlin.fir.resolve.providers.FirSymbolProvider;
import org.jetbrains.kotlin.fir.resolve.providers.FirSymbolProviderKt;
import org.jetbrains.kotlin.fir.resolve.providers.impl.FirCachingCompositeSymbolProvider;
import org.jetbrains.kotlin.fir.scopes.impl.FirDeclaredMemberScopeProvider;
import org.jetbrains.kotlin.fir.scopes.impl.FirIntersectionOverrideStorage;
import org.jetbrains.kotlin.fir.scopes.impl.FirSubstitutionOverrideStorage;
import org.jetbrains.kotlin.fir.session.FirSharableJavaComponents;
import org.jetbrains.kotlin.fir.symbols.FirBasedSymbol;
import org.jetbrains.kotlin.fir.types.FirCorrespondingSupertypesCache;

/**
 * What the compiler (2.4) keeps of each cell although it never looks at it again: half a megabyte
 * of caches. Emptying them is safe, since what a cache lacks is computed again; every cell has a
 * session of its own, and all that later cells ask an earlier one's session for is its
 * declarations.
 */
final class Leftovers {
  private Leftovers() {}

  /** Empties the caches of a compiled cell's own session. */
  static void clear(FirSession session) {
    put(session, FirSubstitutionOverrideStorage.class, new FirSubstitutionOverrideStorage(session));
    put(session, FirIntersectionOverrideStorage.class, new FirIntersectionOverrideStorage(session));
    put(session, FirDeclaredMemberScopeProvider.class, new FirDeclaredMemberScopeProvider(session));
    put(session, FirSyntheticPropertiesStorage.class, new FirSyntheticPropertiesStorage(session));
    put(
        session,
        FirCorrespondingSupertypesCache.class,
        new FirCorrespondingSupertypesCache(session));
    if (FirSymbolProviderKt.getSymbolProvider(session)
        instanceof FirCachingCompositeSymbolProvider all) {
      put(session, FirSymbolProvider.class, empty(session, all));
    }
    if (FirSymbolProviderKt.getDependenciesSymbolProvider(session)
        instanceof FirCachingCompositeSymbolProvider others) {
      session.register(
          FirSymbolProviderKt.DEPENDENCIES_SYMBOL_PROVIDER_QUALIFIED_KEY, empty(session, others));
    }
  }

  private static <C extends FirSessionComponent> void put(
      FirSession session, Class<C> key, C component) {
    session.register(JvmClassMappingKt.getKotlinClass(key), component);
  }

  private static FirCachingCompositeSymbolProvider empty(
      FirSession session, FirCachingCompositeSymbolProvider full) {
    return new FirCachingCompositeSymbolProvider(session, full.getProviders(), false);
  }

  /**
   * Removes what cells left in the caches that all sessions share: members of Java classes as one
   * cell saw them. The key is an object that only that cell's resolution had, so that nobody ever
   * finds it again, and it holds the whole cell.
   *
   * @param ofCell tells a cell's module from a library's
   */
  static void clear(FirSharableJavaComponents shared, Predicate<FirModuleData> ofCell) {
    Predicate<Object> stale =
        key -> key instanceof FirBasedSymbol<?> symbol && ofCell.test(symbol.getModuleData());
    for (Object each : shared.getEnhancementStorage().getCacheByOwner().getCachedValues()) {
      EnhancementSymbolsCache cache = (EnhancementSymbolsCache) each;
      entries(cache.getEnhancedFunctions()).keySet().removeIf(stale);
      entries(cache.getEnhancedVariables()).keySet().removeIf(stale);
    }
    FirRenamedForOverrideSymbolsStorage renamed = shared.getRenamedFunctionsStorage();
    Predicate<Object> stalePair = key -> stale.test(((Pair<?, ?>) key).getFirst());
    entries(renamed.getRenamedFunctionsCache()).keySet().removeIf(stalePair);
    entries(renamed.getDeclaredFunctionCopyWithParameterTypesFromSupertypeCache())
        .keySet()
        .removeIf(stalePair);
    entries(
            renamed
                .getAccidentalOverrideWithDeclaredFunctionHiddenCopyIfDeclaredFunctionParametersAreErasedCache())
        .keySet()
        .removeIf(stalePair);
    entries(
            renamed
                .getAccidentalOverrideWithDeclaredFunctionHiddenCopyIfInheritedFunctionParametersAreErasedCache())
        .keySet()
        .removeIf(stalePair);
  }

  /** The compiler's caches can only grow: what they consist of has no other way in. */
  private static Map<?, ?> entries(FirCache<?, ?, ?> cache) {
    try {
      Field map = cache.getClass().getDeclaredField("map");
      map.setAccessible(true);
      return (Map<?, ?>) map.get(cache);
    } catch (ReflectiveOperationException otherCompiler) {
      throw new IllegalStateException(
          "Kotlin's compiler was changed for another version: " + cache.getClass() + " has no map",
          otherCompiler);
    }
  }
}
