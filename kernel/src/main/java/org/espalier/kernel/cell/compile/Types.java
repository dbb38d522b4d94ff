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
    return reference instanceof FirJavaTypeRef java ? JavaTypes.text(java.getType()) : "?";
  }

  /** A resolved type. */
  public static String text(@Nullable ConeKotlinType type) {
    return type == null ? "?" : simple(type.toString());
  }

  /** The type of each argument of a {@code vararg} parameter. */
  public static String elementText(FirTypeRef reference) {
    String array = text(reference);
    if (array.startsWith("Array<") && array.endsWith(">")) {
      return array.substring("Array<".length(), array.length() - 1).replaceFirst("^out ", "");
    }
    return array.replaceFirst("Array$", "").replaceFirst("\\[]$", "");
  }

  private static String simple(String text) {
    return text.replaceAll("@R\\|[^|]*\\|\\((?:[^()]|\\([^()]*\\))*\\)\\s*", "")
        .replaceAll("\\{.*?=\\s*}?", "")
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
