package org.espalier.kernel.cell;

import java.io.File;
import java.util.List;
import org.espalier.kernel.magic.Session;
import org.espalier.kernel.output.CellOutput;
import org.espalier.kernel.output.CurrentOutput;
import org.espalier.kernel.render.PlainText;

/**
 * The notebook as the magics of one cell see it.
 *
 * @param number the cell's
 * @param whole the cell's text
 */
record NotebookSession(Interpreter interpreter, int number, String whole) implements Session {
  @Override
  public Code compile(String code) throws Exception {
    return interpreter.prepare(number, code, whole);
  }

  @Override
  public List<File> classpath() {
    return interpreter.classpath();
  }

  @Override
  public void addClasspath(List<File> files) {
    interpreter.addClasspath(files);
  }

  @Override
  public List<Variable> variables() {
    return interpreter.variables().all().stream()
        .map(each -> new Variable(each.name(), each.type(), PlainText.of(interpreter.value(each))))
        .toList();
  }

  @Override
  public void print(String text) {
    CurrentOutput.get()
        .ifPresentOrElse(
            output -> output.stream(CellOutput.Stream.OUT, text), () -> System.out.print(text));
  }
}
