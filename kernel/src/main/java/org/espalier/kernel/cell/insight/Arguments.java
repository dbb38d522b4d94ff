package org.espalier.kernel.cell.insight;

import org.espalier.kernel.cell.compile.Syntax;
import org.espalier.kernel.cell.insight.Suggestion.Form;
import org.jetbrains.kotlin.com.intellij.psi.PsiElement;
import org.jetbrains.kotlin.com.intellij.psi.util.PsiTreeUtil;
import org.jetbrains.kotlin.lexer.KtTokens;
import org.jetbrains.kotlin.psi.KtCallExpression;
import org.jetbrains.kotlin.psi.KtValueArgumentList;
import org.jspecify.annotations.Nullable;

/**
 * How many arguments a name is called with, as far as it is typed.
 *
 * @param least how many there are
 * @param most how many there can be; more than there are where the call is not finished
 */
public record Arguments(int least, int most) {
  /** Of a name that is not called: nothing is known. */
  public static final Arguments UNKNOWN = new Arguments(0, Integer.MAX_VALUE);

  /** Of the call whose name ends at a place. */
  public static Arguments at(Syntax syntax, int end) {
    for (KtCallExpression call :
        PsiTreeUtil.collectElementsOfType(syntax.file(), KtCallExpression.class)) {
      PsiElement name = call.getCalleeExpression();
      if (name != null && name.getTextRange().getEndOffset() == end) {
        return of(call);
      }
    }
    return UNKNOWN;
  }

  private static Arguments of(KtCallExpression call) {
    KtValueArgumentList list = call.getValueArgumentList();
    int given = call.getValueArguments().size();
    boolean open = list != null && list.getRightParenthesis() == null;
    return open
        ? new Arguments(Math.max(given, begun(list)), Integer.MAX_VALUE)
        : new Arguments(given, given);
  }

  /** A comma begins another argument. */
  private static int begun(@Nullable PsiElement list) {
    int commas = 0;
    PsiElement each = list == null ? null : list.getFirstChild();
    for (; each != null; each = each.getNextSibling()) {
      commas += each.getNode().getElementType() == KtTokens.COMMA ? 1 : 0;
    }
    return commas == 0 ? 0 : commas + 1;
  }

  /** Whether a declaration can be called so. */
  public boolean fit(Form form) {
    return form.most() >= least && form.least() <= most;
  }
}
