package org.espalier.kernel.cell.insight;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kotlin.Unit;
import org.espalier.kernel.cell.compile.Types;
import org.espalier.kernel.cell.insight.Suggestion.Rank;
import org.jetbrains.kotlin.builtins.jvm.JavaToKotlinClassMap;
import org.jetbrains.kotlin.descriptors.ClassKind;
import org.jetbrains.kotlin.fir.FirSession;
import org.jetbrains.kotlin.fir.declarations.FirCallableDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirConstructor;
import org.jetbrains.kotlin.fir.declarations.FirDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirEnumEntry;
import org.jetbrains.kotlin.fir.declarations.FirMemberDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirNamedFunction;
import org.jetbrains.kotlin.fir.declarations.FirRegularClass;
import org.jetbrains.kotlin.fir.declarations.FirResolvePhase;
import org.jetbrains.kotlin.fir.expressions.FirResolvedQualifier;
import org.jetbrains.kotlin.fir.resolve.ScopeSession;
import org.jetbrains.kotlin.fir.resolve.ScopeUtilsKt;
import org.jetbrains.kotlin.fir.resolve.SupertypeUtilsKt;
import org.jetbrains.kotlin.fir.resolve.providers.FirSymbolProviderKt;
import org.jetbrains.kotlin.fir.scopes.CallableCopyTypeCalculator;
import org.jetbrains.kotlin.fir.scopes.FirTypeScope;
import org.jetbrains.kotlin.fir.symbols.impl.FirClassLikeSymbol;
import org.jetbrains.kotlin.fir.types.ConeClassLikeType;
import org.jetbrains.kotlin.fir.types.ConeFlexibleType;
import org.jetbrains.kotlin.fir.types.ConeKotlinType;
import org.jetbrains.kotlin.fir.types.ConeTypeParameterType;
import org.jetbrains.kotlin.fir.types.FirTypeUtilsKt;
import org.jetbrains.kotlin.name.ClassId;
import org.jetbrains.kotlin.name.Name;
import org.jspecify.annotations.Nullable;

/**
 * What can follow a dot.
 *
 * @param session the resolved cell's
 * @param imported for extensions
 */
record Members(FirSession session, Imported imported) {

  /** Adds the members of a type. */
  void add(@Nullable ConeKotlinType type, Suggestions suggestions) {
    FirTypeScope scope =
        type == null
            ? null
            : ScopeUtilsKt.scope(
                type,
                session,
                new ScopeSession(),
                CallableCopyTypeCalculator.CalculateDeferredForceLazyResolution.INSTANCE,
                FirResolvePhase.STATUS);
    if (scope == null) {
      return;
    }
    for (Name name : scope.getCallableNames()) {
      scope.processFunctionsByName(
          name,
          function -> {
            suggestions.add(function.getFir(), Rank.MEMBER);
            addGetter(function.getFir(), suggestions);
            return Unit.INSTANCE;
          });
      scope.processPropertiesByName(
          name,
          property -> {
            suggestions.add(property.getFir(), Rank.MEMBER);
            return Unit.INSTANCE;
          });
    }
  }

  /** A getter of a Java class can be written as a property. */
  private static void addGetter(FirNamedFunction function, Suggestions suggestions) {
    String name = function.getName().asString();
    boolean getter =
        name.length() > 3
            && name.startsWith("get")
            && Character.isUpperCase(name.charAt(3))
            && function.getValueParameters().isEmpty()
            && function.getSource() == null;
    if (getter) {
      String property = name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4);
      String signature = property + ": " + Types.text(function.getReturnTypeRef());
      Suggestion.Form form = new Suggestion.Form(signature, Declarations.of(function), 0, 0);
      suggestions.add(new Suggestion(property, List.of(form), "property", Rank.MEMBER));
    }
  }

  /** Adds the extensions that fit a type: the user's own, then the imported ones. */
  void addExtensions(
      @Nullable ConeKotlinType type, List<FirCallableDeclaration> own, Suggestions suggestions) {
    Set<String> supertypes = supertypes(type);
    own.stream()
        .filter(each -> fits(each, supertypes))
        .forEach(each -> suggestions.add(each, Rank.OWN));
    imported.extensions(suggestions).stream()
        .filter(each -> fits(each, supertypes))
        .forEach(each -> suggestions.add(each, Rank.IMPORTED));
  }

  private static boolean fits(FirCallableDeclaration extension, Set<String> supertypes) {
    if (extension.getReceiverParameter() == null) {
      return false;
    }
    ConeKotlinType wanted =
        FirTypeUtilsKt.getConeTypeOrNull(extension.getReceiverParameter().getTypeRef());
    if (wanted instanceof ConeTypeParameterType parameter) {
      return parameter.getLookupTag().getTypeParameterSymbol().getFir().getBounds().stream()
          .map(FirTypeUtilsKt::getConeTypeOrNull)
          .allMatch(bound -> !(bound instanceof ConeClassLikeType c) || supertypes.contains(id(c)));
    }
    return wanted instanceof ConeClassLikeType type && supertypes.contains(id(type));
  }

  private static String id(ConeClassLikeType type) {
    return type.getLookupTag().getClassId().asString();
  }

  private Set<String> supertypes(@Nullable ConeKotlinType type) {
    Set<String> supertypes = new HashSet<>(Set.of("kotlin/Any"));
    ConeKotlinType lower =
        type instanceof ConeFlexibleType flexible ? flexible.getLowerBound() : type;
    if (lower instanceof ConeClassLikeType named) {
      ClassId id = named.getLookupTag().getClassId();
      addWithKotlinName(id, supertypes);
      FirClassLikeSymbol<?> symbol = symbol(id);
      if (symbol != null) {
        for (ConeClassLikeType each :
            SupertypeUtilsKt.lookupSuperTypes(symbol, true, true, session)) {
          addWithKotlinName(each.getLookupTag().getClassId(), supertypes);
        }
      }
    }
    return supertypes;
  }

  private static void addWithKotlinName(ClassId id, Set<String> ids) {
    ids.add(id.asString());
    ClassId kotlin = JavaToKotlinClassMap.INSTANCE.mapJavaToKotlin(id.asSingleFqName());
    if (kotlin != null) {
      ids.add(kotlin.asString());
    }
  }

  private @Nullable FirClassLikeSymbol<?> symbol(ClassId id) {
    return FirSymbolProviderKt.getSymbolProvider(session).getClassLikeSymbolByClassId(id);
  }

  /** Adds what can follow the name of a class. */
  void addStatic(FirResolvedQualifier qualifier, Suggestions suggestions) {
    if (qualifier.getRelativeClassFqName() != null) {
      addStatic(
          new ClassId(qualifier.getPackageFqName(), qualifier.getRelativeClassFqName(), false),
          suggestions,
          Rank.MEMBER);
    }
  }

  void addStatic(ClassId id, Suggestions suggestions, Rank rank) {
    FirClassLikeSymbol<?> symbol = symbol(id);
    if (symbol == null || !(symbol.getFir() instanceof FirRegularClass type)) {
      return;
    }
    boolean object = type.getClassKind() == ClassKind.OBJECT;
    for (FirDeclaration each : type.getDeclarations()) {
      if (object ? !(each instanceof FirConstructor) : standsAlone(each)) {
        suggestions.add(each, rank);
      }
      if (each instanceof FirRegularClass companion && companion.getStatus().isCompanion()) {
        companion.getDeclarations().stream()
            .filter(inside -> !(inside instanceof FirConstructor))
            .forEach(inside -> suggestions.add(inside, rank));
      }
    }
  }

  private static boolean standsAlone(FirDeclaration each) {
    return each instanceof FirEnumEntry
        || each instanceof FirRegularClass
        || (each instanceof FirMemberDeclaration member && member.getStatus().isStatic());
  }
}
