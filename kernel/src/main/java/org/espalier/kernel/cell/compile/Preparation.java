package org.espalier.kernel.cell.compile;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlin.com.intellij.psi.PsiElement;
import org.jetbrains.kotlin.lexer.KtTokens;
import org.jetbrains.kotlin.psi.KtDeclaration;
import org.jetbrains.kotlin.psi.KtDestructuringDeclaration;
import org.jetbrains.kotlin.psi.KtDestructuringDeclarationEntry;
import org.jetbrains.kotlin.psi.KtModifierList;
import org.jetbrains.kotlin.psi.KtProperty;

/** What is to be known of a cell, and changed in it, before it is compiled. */
final class Preparation {
  private Preparation() {}

  /**
   * The code without its package and without {@code private} at the top level, which would hide a
   * declaration from the other cells of the same notebook; every other character keeps its place.
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
    return code.toString();
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
