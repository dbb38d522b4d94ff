package org.espalier.kernel.cell.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jetbrains.kotlin.com.intellij.psi.PsiElement;
import org.jetbrains.kotlin.com.intellij.psi.util.PsiTreeUtil;
import org.jetbrains.kotlin.lexer.KtTokens;
import org.jetbrains.kotlin.psi.KtAnnotationEntry;
import org.jetbrains.kotlin.psi.KtDeclaration;
import org.jetbrains.kotlin.psi.KtDestructuringDeclaration;
import org.jetbrains.kotlin.psi.KtDestructuringDeclarationEntry;
import org.jetbrains.kotlin.psi.KtModifierList;
import org.jetbrains.kotlin.psi.KtNameReferenceExpression;
import org.jetbrains.kotlin.psi.KtProperty;

/** What is to be known of a cell, and changed in it, before it is compiled. */
final class Preparation {
  private Preparation() {}

  /**
   * The code without its package, without {@code private} at the top level, which would hide a
   * declaration from the other cells of the same notebook, without {@code internal}, which gives a
   * member another name in each cell, and without {@code const} where nothing in the cell needs it:
   * the compiler (2.4) fails on a constant of an earlier cell. Every other character keeps its
   * place.
   */
  static String open(Syntax syntax) {
    StringBuilder code = new StringBuilder(syntax.code());
    blank(code, syntax.file().getPackageDirective());
    for (PsiElement statement : syntax.statements()) {
      KtModifierList modifiers =
          statement instanceof KtDeclaration declaration ? declaration.getModifierList() : null;
      if (modifiers != null) {
        blank(code, modifiers.getModifier(KtTokens.PRIVATE_KEYWORD));
      }
    }
    for (KtModifierList modifiers : elements(syntax, KtModifierList.class)) {
      blank(code, modifiers.getModifier(KtTokens.INTERNAL_KEYWORD));
    }
    if (!annotationsUseNames(syntax)) {
      for (KtProperty property : elements(syntax, KtProperty.class)) {
        KtModifierList modifiers = property.getModifierList();
        blank(code, modifiers == null ? null : modifiers.getModifier(KtTokens.CONST_KEYWORD));
      }
    }
    return code.toString();
  }

  private static boolean annotationsUseNames(Syntax syntax) {
    return elements(syntax, KtAnnotationEntry.class).stream()
        .flatMap(annotation -> annotation.getValueArguments().stream())
        .map(argument -> argument.getArgumentExpression())
        .anyMatch(
            value ->
                value instanceof KtNameReferenceExpression
                    || PsiTreeUtil.findChildOfType(value, KtNameReferenceExpression.class) != null);
  }

  private static <T extends PsiElement> Collection<T> elements(Syntax syntax, Class<T> type) {
    return PsiTreeUtil.collectElementsOfType(syntax.file(), type);
  }

  private static void blank(
      StringBuilder code, @org.jspecify.annotations.Nullable PsiElement element) {
    if (element != null) {
      int start = element.getTextRange().getStartOffset();
      code.replace(
          start, start + element.getTextLength(), element.getText().replaceAll("[^\n]", " "));
    }
  }

  /** The variables of the top level, in order. */
  static List<Variable> variables(Syntax syntax) {
    List<Variable> variables = new ArrayList<>();
    for (PsiElement statement : syntax.statements()) {
      int lastLine = Syntax.lineOf(syntax.code(), statement.getTextRange().getEndOffset());
      if (statement instanceof KtProperty property && property.getName() != null) {
        boolean assigned = property.hasInitializer() || property.hasDelegate();
        variables.add(new Variable(property.getName(), lastLine, assigned));
      } else if (statement instanceof KtDestructuringDeclaration several) {
        for (KtDestructuringDeclarationEntry entry : several.getEntries()) {
          if (entry.getName() != null && !entry.getName().equals("_")) {
            variables.add(new Variable(entry.getName(), lastLine, true));
          }
        }
      }
    }
    return List.copyOf(variables);
  }
}
