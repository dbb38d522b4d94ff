package org.espalier.kernel.cell.insight;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.kernel.cell.compile.Types;
import org.espalier.kernel.cell.insight.Suggestion.Form;
import org.espalier.kernel.cell.insight.Suggestion.Rank;
import org.espalier.kernel.cell.javadoc.Declared;
import org.jetbrains.kotlin.descriptors.Visibilities;
import org.jetbrains.kotlin.descriptors.Visibility;
import org.jetbrains.kotlin.fir.declarations.FirConstructor;
import org.jetbrains.kotlin.fir.declarations.FirDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirFunction;
import org.jetbrains.kotlin.fir.declarations.FirMemberDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirNamedFunction;
import org.jetbrains.kotlin.fir.declarations.FirRegularClass;
import org.jetbrains.kotlin.fir.declarations.FirTypeAlias;
import org.jetbrains.kotlin.fir.declarations.FirValueParameter;
import org.jetbrains.kotlin.fir.declarations.FirVariable;
import org.jspecify.annotations.Nullable;

/** Declarations as a user would write them. */
final class Signatures {
  private Signatures() {}

  /** A declaration; empty for one that has no name or may not be used. */
  static Optional<Suggestion> of(FirDeclaration declaration, Rank rank) {
    if (declaration instanceof FirMemberDeclaration member
        && !visible(member.getStatus().getVisibility(), rank)) {
      return Optional.empty();
    }
    if (declaration instanceof FirNamedFunction function) {
      String name = function.getName().asString();
      Form form = form(function(name, function), function, Declarations.of(function));
      return Optional.of(new Suggestion(name, List.of(form), "function", rank));
    }
    if (declaration instanceof FirVariable variable) {
      String name = variable.getName().asString();
      String signature = name + ": " + Types.text(variable.getReturnTypeRef());
      Form form = new Form(signature, Declarations.of(variable), 0, 0);
      return Optional.of(new Suggestion(name, List.of(form), "property", rank));
    }
    if (declaration instanceof FirRegularClass type) {
      String name = type.getName().asString();
      return Optional.of(new Suggestion(name, constructors(name, type, rank), "class", rank));
    }
    if (declaration instanceof FirTypeAlias alias) {
      String name = alias.getName().asString();
      String signature = name + " = " + Types.text(alias.getExpandedTypeRef());
      return Optional.of(new Suggestion(name, signature, "class", rank));
    }
    return Optional.empty();
  }

  private static boolean visible(Visibility visibility, Rank rank) {
    return visibility == Visibilities.Public.INSTANCE
        || (visibility == Visibilities.Internal.INSTANCE && rank == Rank.OWN)
        || visibility == Visibilities.Local.INSTANCE
        || visibility == Visibilities.Unknown.INSTANCE;
  }

  private static String function(String name, FirFunction function) {
    return name + parameters(function) + ": " + Types.text(function.getReturnTypeRef());
  }

  private static Form form(String signature, FirFunction function, @Nullable Declared declared) {
    List<FirValueParameter> all = function.getValueParameters();
    boolean several = all.stream().anyMatch(FirValueParameter::isVararg);
    long needed =
        all.stream().filter(each -> !each.isVararg() && each.getDefaultValue() == null).count();
    return new Form(signature, declared, (int) needed, several ? Integer.MAX_VALUE : all.size());
  }

  private static String parameters(FirFunction function) {
    return function.getValueParameters().stream()
        .map(Signatures::parameter)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String parameter(FirValueParameter parameter) {
    boolean several = parameter.isVararg();
    String type =
        several
            ? Types.elementText(parameter.getReturnTypeRef())
            : Types.text(parameter.getReturnTypeRef());
    String vararg = several ? "vararg " : "";
    String optional = parameter.getDefaultValue() == null ? "" : " = ...";
    return vararg + parameter.getName().asString() + ": " + type + optional;
  }

  private static List<Form> constructors(String name, FirRegularClass type, Rank rank) {
    Declared declared = Declarations.of(type);
    List<Form> constructors =
        type.getDeclarations().stream()
            .filter(FirConstructor.class::isInstance)
            .map(FirConstructor.class::cast)
            .filter(each -> visible(each.getStatus().getVisibility(), rank))
            .map(each -> form(name + parameters(each), each, declared))
            .toList();
    return constructors.isEmpty() ? List.of(new Form(name, declared, 0, 0)) : constructors;
  }
}
