package org.espalier.kernel.cell.insight;

import org.espalier.kernel.cell.compile.Syntax;
import org.espalier.kernel.cell.insight.Suggestion.Rank;
import org.jetbrains.kotlin.com.intellij.psi.PsiElement;
import org.jetbrains.kotlin.com.intellij.psi.util.PsiTreeUtil;
import org.jetbrains.kotlin.psi.KtBlockExpression;
import org.jetbrains.kotlin.psi.KtClassOrObject;
import org.jetbrains.kotlin.psi.KtFunction;
import org.jetbrains.kotlin.psi.KtNamedDeclaration;
import org.jetbrains.kotlin.psi.KtNamedFunction;
import org.jetbrains.kotlin.psi.KtScript;
import org.jspecify.annotations.Nullable;

/** The names that a cell itself declares before a place, as far as the syntax tells. */
final class LocalNames {
  private LocalNames() {}

  /** Adds those that the resolved tree did not have, such as in a cell too broken to resolve. */
  static void addSyntactic(Syntax syntax, int place, Suggestions suggestions) {
    for (KtNamedDeclaration declaration :
        PsiTreeUtil.collectElementsOfType(syntax.file(), KtNamedDeclaration.class)) {
      String name = declaration.getName();
      if (name != null
          && !(declaration instanceof KtScript)
          && declaration.getTextOffset() < place
          && sees(declaration, place)) {
        suggestions.addUnknown(new Suggestion(name, name, kind(declaration), Rank.OWN));
      }
    }
  }

  private static String kind(KtNamedDeclaration declaration) {
    if (declaration instanceof KtClassOrObject) {
      return "class";
    }
    return declaration instanceof KtNamedFunction ? "function" : "property";
  }

  private static boolean sees(KtNamedDeclaration declaration, int place) {
    @Nullable PsiElement scope =
        PsiTreeUtil.getParentOfType(declaration, KtBlockExpression.class, KtFunction.class);
    return scope == null || scope.getTextRange().containsOffset(place);
  }
}
