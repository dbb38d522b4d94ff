package org.espalier.kernel.cell.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.kotlin.com.intellij.openapi.util.TextRange;
import org.jetbrains.kotlin.com.intellij.psi.tree.IElementType;
import org.jetbrains.kotlin.lexer.KotlinLexer;
import org.jetbrains.kotlin.lexer.KtTokens;

/**
 * Imports at the top level of a piece of code that stand below something else. Kotlin has none; a
 * user who pastes two cells into one has.
 *
 * <p>Reads tokens, so that what only looks like an import, in a string or a comment, is left alone.
 */
final class LateImports {
  private static final Set<IElementType> OPENING =
      Set.of(KtTokens.LBRACE, KtTokens.LPAR, KtTokens.LBRACKET, KtTokens.LONG_TEMPLATE_ENTRY_START);
  private static final Set<IElementType> CLOSING =
      Set.of(KtTokens.RBRACE, KtTokens.RPAR, KtTokens.RBRACKET, KtTokens.LONG_TEMPLATE_ENTRY_END);

  // What follows the word import on its line.
  private static final Pattern NAME =
      Pattern.compile(
          "[ \\t]+(?:\\w+|`[^`\\n]+`)(?:\\.(?:\\w+|`[^`\\n]+`))*(?:\\.\\*)?"
              + "(?:[ \\t]+as[ \\t]+(?:\\w+|`[^`\\n]+`))?[ \\t]*;?");

  private LateImports() {}

  /** Where all imports at the top level of some code are, wherever they stand. */
  static List<TextRange> all(String code) {
    List<TextRange> found = new ArrayList<>();
    KotlinLexer lexer = new KotlinLexer();
    int depth = 0;
    for (lexer.start(code); lexer.getTokenType() != null; lexer.advance()) {
      IElementType token = lexer.getTokenType();
      depth += OPENING.contains(token) ? 1 : CLOSING.contains(token) ? -1 : 0;
      if (depth == 0 && lexer.getTokenText().equals("import") && beginsAStatement(code, lexer)) {
        Matcher rest = NAME.matcher(code).region(lexer.getTokenEnd(), code.length());
        if (rest.lookingAt()) {
          found.add(new TextRange(lexer.getTokenStart(), rest.end()));
        }
      }
    }
    return found;
  }

  private static boolean beginsAStatement(String code, KotlinLexer lexer) {
    int start = lexer.getTokenStart();
    while (start > 0 && " \t".indexOf(code.charAt(start - 1)) >= 0) {
      start--;
    }
    return start == 0 || "\n;".indexOf(code.charAt(start - 1)) >= 0;
  }

  /** The code with blanks in some places, all else where it was. */
  static String without(String code, List<TextRange> places) {
    StringBuilder rest = new StringBuilder(code);
    for (TextRange place : places) {
      rest.replace(place.getStartOffset(), place.getEndOffset(), " ".repeat(place.getLength()));
    }
    return rest.toString();
  }

  /** What stands in some places, where it was, and blanks for all else. */
  static String only(String code, List<TextRange> places) {
    StringBuilder rest = new StringBuilder(code.replaceAll("[^\n]", " "));
    for (TextRange place : places) {
      rest.replace(place.getStartOffset(), place.getEndOffset(), place.substring(code));
    }
    return rest.toString();
  }
}
