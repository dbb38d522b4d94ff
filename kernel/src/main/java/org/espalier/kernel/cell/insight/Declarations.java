package org.espalier.kernel.cell.insight;

import java.util.List;
import org.espalier.kernel.cell.compile.Types;
import org.espalier.kernel.cell.javadoc.Declared;
import org.jetbrains.kotlin.fir.declarations.FirCallableDeclaration;
import org.jetbrains.kotlin.fir.declarations.FirFunction;
import org.jetbrains.kotlin.fir.declarations.FirRegularClass;
import org.jetbrains.kotlin.name.ClassId;
import org.jspecify.annotations.Nullable;

/** Where the comments of declarations are to be found. */
final class Declarations {
  private Declarations() {}

  /** A member of a class; null for what stands outside of any. */
  static @Nullable Declared of(FirCallableDeclaration callable) {
    ClassId owner = callable.getSymbol().getCallableId().getClassId();
    List<String> parameters =
        callable instanceof FirFunction function
            ? function.getValueParameters().stream()
                .map(each -> Types.text(each.getReturnTypeRef()))
                .toList()
            : List.of();
    String name = callable.getSymbol().getName().asString();
    return owner == null ? null : new Declared(binary(owner), name, parameters);
  }

  /** A class. */
  static Declared of(FirRegularClass type) {
    return new Declared(binary(type.getSymbol().getClassId()), "", List.of());
  }

  private static String binary(ClassId type) {
    String inside = type.getRelativeClassName().asString().replace('.', '$');
    return type.getPackageFqName().isRoot()
        ? inside
        : type.getPackageFqName().asString() + "." + inside;
  }
}
