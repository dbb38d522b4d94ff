package org.espalier.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import kotlin.Unit;
import org.espalier.kernel.cell.CellText.Piece;
import org.espalier.kernel.cell.compile.CompilerThread;
import org.espalier.kernel.cell.compile.NotCompiled;
import org.espalier.kernel.magic.Magic;
import org.espalier.kernel.magic.MagicFailure;
import org.espalier.kernel.magic.Magics;
import org.jspecify.annotations.Nullable;

/** What one cell does: its pieces of Kotlin and its magics, one after the other. */
final class CellProgram {
  private final CompilerThread compiler;
  private final Interpreter interpreter;
  private final Magics magics;

  CellProgram(CompilerThread compiler, Interpreter interpreter, Magics magics) {
    this.compiler = compiler;
    this.interpreter = interpreter;
    this.magics = magics;
  }

  /** A magic that failed, and the line that it stands on. */
  static final class MagicProblem extends Exception {
    private final int line;

    MagicProblem(int line, MagicFailure cause) {
      super(cause.getMessage(), cause);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  /** Runs a cell on this thread; the last piece gives its value. */
  CellValue run(int number, String code) throws Throwable {
    Object value = Unit.INSTANCE;
    CellText text = cut(code);
    List<Magic> used = magicsOf(text);
    NotebookSession session = new NotebookSession(interpreter, number, code);
    for (Piece piece : text.pieces()) {
      value =
          piece.isMagic()
              ? magic(used.remove(0), piece, session)
              : interpreter.prepare(number, piece.code(), code).run();
    }
    return value == Unit.INSTANCE ? CellValue.NOTHING : CellValue.of(value);
  }

  private CellText cut(String code) throws NotCompiled, InterruptedException {
    if (!CellText.mayHaveMagics(code)) {
      return new CellText(code.isBlank() ? List.of() : List.of(new Piece("", "", 1, code)));
    }
    return compiler.await(
        ready -> CellText.of(code, piece -> ready.parse(piece).unfinished()), (kotlin, text) -> {});
  }

  /** Looked up before anything runs, so that a mistyped name costs nothing. */
  private List<Magic> magicsOf(CellText text) throws MagicProblem {
    List<Magic> used = new ArrayList<>();
    for (Piece piece : text.pieces()) {
      if (piece.isMagic()) {
        try {
          if (piece.magic().startsWith("%%") && text.pieces().size() > 1) {
            throw new MagicFailure(
                piece.magic() + " is about a whole cell: it must be on the cell's first line.");
          }
          used.add(magics.find(piece.magic()));
        } catch (MagicFailure unknown) {
          throw new MagicProblem(piece.line(), unknown);
        }
      }
    }
    return used;
  }

  private static @Nullable Object magic(Magic magic, Piece piece, NotebookSession session)
      throws Throwable {
    try {
      return magic.run(new Magic.Call(piece.argument(), piece.code()), session);
    } catch (MagicFailure failure) {
      throw new MagicProblem(piece.line(), failure);
    }
  }
}
