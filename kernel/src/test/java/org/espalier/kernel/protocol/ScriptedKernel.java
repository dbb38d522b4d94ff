package org.espalier.kernel.protocol;

import java.nio.file.Path;
import org.espalier.kernel.history.History;

/** The kernel of the protocol's own tests: no compiler, so it is up at once. */
final class ScriptedKernel {
  private ScriptedKernel() {}

  /** Takes the connection file. */
  public static void main(String[] arguments) throws Exception {
    KernelServer.start(
            Path.of(arguments[0]),
            new ScriptedEvaluator(),
            ScriptedEvaluator::render,
            History.ofUser())
        .serveToTheEnd();
  }
}
