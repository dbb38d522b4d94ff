package org.espalier.kernel.protocol;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import java.nio.file.Path;
import java.util.Map;
import org.espalier.kernel.history.History;

/** The kernel of the protocol's own tests: no compiler, so it is up at once. */
final class ScriptedKernel {
  private ScriptedKernel() {}

  /** Takes the connection file. */
  public static void main(String[] arguments) throws Exception {
    KernelServer server =
        KernelServer.start(
            Path.of(arguments[0]),
            new ScriptedEvaluator(),
            ScriptedEvaluator::render,
            History.ofUser());
    server.comms().register("echo", (comms, id, target, opened) -> new Echo(comms, id, target));
    server
        .comms()
        .register(
            "broken",
            (comms, id, target, opened) -> {
              throw new IllegalStateException("this target opens nothing");
            });
    server.serveToTheEnd();
  }

  /** Sends back what it is sent, and says so; "never" never ends. */
  private static final class Echo extends Comm {
    Echo(CommManager comms, String id, String target) {
      super(comms, id, target);
    }

    @Override
    protected void onMessage(Message<CommMsgCommand> message) {
      JsonObject data = message.getContent().getData();
      System.out.println("echo");
      while (data.has("never") && !Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      send(data, Map.of("buffers", message.getBlobs().size()), message.getBlobs());
    }

    @Override
    protected void onClose(Message<CommCloseCommand> message, boolean sending) {
      System.out.println("closed");
    }
  }
}
