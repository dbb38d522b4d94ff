package org.espalier.kernel.cell.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jetbrains.kotlin.com.intellij.openapi.project.Project;
import org.jetbrains.kotlin.com.intellij.openapi.util.TextRange;
import org.jetbrains.kotlin.com.intellij.psi.PsiComment;
import org.jetbrains.kotlin.com.intellij.psi.PsiElement;
import org.jetbrains.kotlin.com.intellij.psi.PsiErrorElement;
import org.jetbrains.kotlin.com.intellij.psi.util.PsiTreeUtil;
import org.jetbrains.kotlin.psi.KtFile;
import org.jetbrains.kotlin.psi.KtNamedFunction;
import org.jetbrains.kotlin.psi.KtPsiFactory;
import org.jetbrains.kotlin.psi.KtScript;
import org.jetbrains.kotlin.psi.KtStringTemplateExpression;

/**
 * What the parser alone can tell of a piece of code.
 *
 * @param code what was parsed: the whole, without imports that stand below something else
 * @param lateImports those imports, at the places that they have in the whole; empty for none
 * @param file its tree
 * @param errors what is wrong with it, in order
 * @param unfinished whether all that is wrong is at the end, so that more input could mend it
 */
public record Syntax(
    String code, String lateImports, KtFile file, List<Problem> errors, boolean unfinished) {

  static Syntax of(Project project, String code) {
    KtFile file = parsed(project, code);
    List<TextRange> late = lateImports(file, code);
    if (late.isEmpty()) {
      return of(code, "", file);
    }
    String rest = LateImports.without(code, late);
    return of(rest, LateImports.only(code, late), parsed(project, rest));
  }

  private static KtFile parsed(Project project, String code) {
    return new KtPsiFactory(project, false).createFile("Cell.kts", code);
  }

  /** What the parser refuses and yet is an import. */
  private static List<TextRange> lateImports(KtFile file, String code) {
    if (!code.contains("import")
        || PsiTreeUtil.findChildOfType(file, PsiErrorElement.class) == null) {
      return List.of();
    }
    List<TextRange> early =
        file.getImportDirectives().stream().map(PsiElement::getTextRange).toList();
    return LateImports.all(code).stream()
        .filter(each -> early.stream().noneMatch(range -> range.intersectsStrict(each)))
        .toList();
  }

  private static Syntax of(String code, String lateImports, KtFile file) {
    List<Problem> errors = new ArrayList<>();
    int end = code.stripTrailing().length();
    boolean atEnd = true;
    for (PsiErrorElement error : PsiTreeUtil.collectElementsOfType(file, PsiErrorElement.class)) {
      errors.add(problem(code, error));
      atEnd &= error.getTextRange().getEndOffset() >= end;
    }
    if (endsInComment(file)) {
      int line = lineOf(code, code.length());
      errors.add(new Problem(line, columnOf(code, code.length()), "Expecting '*/'"));
      atEnd = true;
    }
    return new Syntax(
        code, lateImports, file, errors.stream().distinct().toList(), !errors.isEmpty() && atEnd);
  }

  private static boolean endsInComment(KtFile file) {
    PsiElement last = PsiTreeUtil.getDeepestLast(file);
    String text = last instanceof PsiComment ? last.getText() : "";
    return text.startsWith("/*") && (text.length() < 4 || !text.endsWith("*/"));
  }

  private static Problem problem(String code, PsiErrorElement error) {
    int offset = Math.min(error.getTextRange().getStartOffset(), code.length());
    return new Problem(lineOf(code, offset), columnOf(code, offset), error.getErrorDescription());
  }

  static int lineOf(String code, int offset) {
    return 1 + (int) code.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  static int columnOf(String code, int offset) {
    return offset - code.lastIndexOf('\n', offset - 1);
  }

  /** The top-level statements and declarations, in order. */
  public List<PsiElement> statements() {
    KtScript script = file.getScript();
    if (script == null || script.getBlockExpression() == null) {
      return List.of();
    }
    return List.of(script.getBlockExpression().getChildren());
  }

  /** Whether what is missing belongs on the last line itself: the end of a string in one line. */
  public boolean inLine() {
    return PsiTreeUtil.collectElementsOfType(file, KtStringTemplateExpression.class).stream()
        .anyMatch(
            text ->
                !text.getText().startsWith("\"\"\"")
                    && (text.getTextLength() == 1 || !text.getText().endsWith("\"")));
  }

  /** What it imports, such as {@code java.time.*}; renamed imports are left out. */
  public List<String> imports() {
    return file.getImportDirectives().stream()
        .filter(each -> each.getAliasName() == null && each.getImportedFqName() != null)
        .map(each -> each.getImportedFqName() + (each.isAllUnder() ? ".*" : ""))
        .toList();
  }

  /**
   * One piece of code per statement, each at the line and column it had.
   *
   * @param functionsFirst whether functions, which do nothing by themselves, come before the rest
   */
  List<String> split(boolean functionsFirst) {
    String imports =
        file.getImportList() == null ? "" : file.getImportList().getText().replace('\n', ';');
    List<String> pieces = new ArrayList<>();
    List<PsiElement> ordered = new ArrayList<>(statements());
    if (functionsFirst) {
      ordered.sort(Comparator.comparing(each -> !(each instanceof KtNamedFunction)));
    }
    for (PsiElement statement : ordered) {
      int offset = statement.getTextRange().getStartOffset();
      int line = lineOf(code, offset);
      String column = " ".repeat(columnOf(code, offset) - 1);
      String before = line == 1 ? column : imports + "\n".repeat(line - 1) + column;
      pieces.add(before + statement.getText());
    }
    return pieces;
  }
}
