package org.espalier.kernel.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.espalier.kernel.history.History;
import org.espalier.kernel.protocol.KernelServer;
import org.espalier.kernel.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code espalier kernel}: what Jupyter starts. */
@Command(
    name = "kernel",
    hidden = true,
    description = "Serves a connection file of Jupyter's; the kernelspec calls this.")
final class KernelCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONNECTION_FILE", description = "Written by Jupyter.")
  private Path connectionFile = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    Session session = Session.begin();
    try {
      KernelServer.start(
              connectionFile, session.cells(), session.renderers()::render, History.ofUser())
          .serveToTheEnd();
      return Exit.DONE;
    } catch (IOException e) {
      throw new CommandException(Exit.INPUT, "can't serve " + connectionFile + ": " + e, e);
    }
  }
}
