package org.espalier.kernel.cell.compile;

import org.jetbrains.kotlin.fir.types.ConeKotlinType;
import org.jetbrains.kotlin.fir.types.FirTypeRef;
import org.jetbrains.kotlin.fir.types.FirTypeUtilsKt;
import org.jetbrains.kotlin.fir.types.jvm.FirJavaTypeRef;
import org.jspecify.annotations.Nullable;

/**
 * Types in the words that a user would write: {@code List<Int>}, not {@code
 * kotlin/collections/List}.
 */
public final class Types {
  private Types() {}

  /** A type in a declaration. */
  public static String text(FirTypeRef reference) {
    ConeKotlinType type = FirTypeUtilsKt.getConeTypeOrNull(reference);
    if (type != null) {
      return text(type);
    }
    return reference instanceof FirJavaTypeRef java ? simple(java.getType().toString()) : "?";
  }

  /** A resolved type. */
  public static String text(@Nullable ConeKotlinType type) {
    return type == null ? "?" : simple(type.toString());
  }

  private static String simple(String text) {
    return text.replaceAll("\\{.*?=\\s*}?", "")
        .replaceAll("\\^\\w+", "")
        .replaceAll("[\\w$]+/", "")
        .replaceAll("\\b[a-z_][\\w]*\\.(?=[\\w])", "")
        .replaceAll("\\bCell_[0-9_]+\\.", "")
        .replaceAll("@[\\w.]+(\\([^)]*\\))? ", "")
        .replace("!", "")
        .replaceAll("ft<([^,<>]*(?:<[^<>]*>)?[^,<>]*), [^>]*>+", "$1")
        .strip();
  }
}
