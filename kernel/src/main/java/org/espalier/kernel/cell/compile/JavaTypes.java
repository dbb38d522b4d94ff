package org.espalier.kernel.cell.compile;

import java.util.stream.Collectors;
import org.jetbrains.kotlin.builtins.PrimitiveType;
import org.jetbrains.kotlin.load.java.structure.JavaArrayType;
import org.jetbrains.kotlin.load.java.structure.JavaClassifierType;
import org.jetbrains.kotlin.load.java.structure.JavaPrimitiveType;
import org.jetbrains.kotlin.load.java.structure.JavaType;
import org.jetbrains.kotlin.load.java.structure.JavaWildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Types of Java declarations that the compiler has not yet turned into Kotlin's, in Kotlin's words.
 */
final class JavaTypes {
  private JavaTypes() {}

  static String text(@Nullable JavaType type) {
    if (type instanceof JavaPrimitiveType primitive) {
      PrimitiveType kind = primitive.getType();
      return kind == null ? "Unit" : kind.getTypeName().asString();
    }
    if (type instanceof JavaArrayType array) {
      boolean primitive = array.getComponentType() instanceof JavaPrimitiveType;
      String component = text(array.getComponentType());
      return primitive ? component + "Array" : "Array<" + component + ">";
    }
    if (type instanceof JavaWildcardType wildcard) {
      return wildcard.getBound() == null
          ? "*"
          : (wildcard.isExtends() ? "out " : "in ") + text(wildcard.getBound());
    }
    return type instanceof JavaClassifierType named ? named(named) : "?";
  }

  private static String named(JavaClassifierType type) {
    String whole = type.getClassifierQualifiedName();
    String name = whole.substring(whole.lastIndexOf('.') + 1);
    String kotlin = name.equals("Integer") ? "Int" : name.equals("Object") ? "Any" : name;
    return type.getTypeArguments().isEmpty()
        ? kotlin
        : type.getTypeArguments().stream()
            .map(JavaTypes::text)
            .collect(Collectors.joining(", ", kotlin + "<", ">"));
  }
}
