package org.espalier.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommFactory;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.kernel.comm.CommTarget;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.KernelTimestamp;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import io.github.spencerpark.jupyter.messages.comm.CommOpenCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.espalier.kernel.output.CurrentOutput;

/**
 * Two-way channels between objects in the kernel and objects in front ends, for widgets and the
 * like: what is registered here can be opened from either side.
 *
 * <p>What a comm does on a message runs between cells, as if it were one: what it prints and sends
 * belongs to the message that set it off.
 */
public final class CommRegistry {
  private static final Logger LOG = Logger.getLogger(CommRegistry.class.getName());
  private static final Gson GSON = new Gson();

  private final CommManager manager = new ConcurrentComms();

  CommRegistry(IopubSocket iopub) {
    iopub.sendThrough(CommRegistry::publish);
    manager.setIOPubChannel(iopub);
  }

  /** Lets front ends open comms of a name. */
  public void register(String target, CommTarget factory) {
    manager.registerTarget(target, factory);
  }

  /**
   * Opens a comm at the front ends.
   *
   * @param target the name that they have registered
   */
  public <T extends Comm> T open(String target, CommFactory<T> factory) {
    return manager.openComm(target, factory);
  }

  /** Takes a {@code comm_open}, {@code comm_msg} or {@code comm_close}. */
  void take(Conversation conversation) {
    Request request = conversation.request();
    try {
      switch (request.type()) {
        case "comm_open" -> open(conversation);
        case "comm_msg" -> {
          Message<CommMsgCommand> message =
              message(request, MessageType.COMM_MSG_COMMAND, CommMsgCommand.class);
          manager.handleCommMsgCommand(environment(conversation, message), message);
        }
        default -> {
          Message<CommCloseCommand> message =
              message(request, MessageType.COMM_CLOSE_COMMAND, CommCloseCommand.class);
          manager.handleCommCloseCommand(environment(conversation, message), message);
        }
      }
    } catch (Throwable thrown) { // A comm's code failed, which must not end the kernel's thread.
      LOG.log(Level.WARNING, thrown, () -> "A comm failed on a " + request.type());
    }
  }

  /** The open comms with a target, or all: the content of a {@code comm_info_reply}. */
  Map<String, Object> info(Request request) {
    String target = new Fields(request.content()).text("target_name", "");
    Map<String, Object> open = new LinkedHashMap<>();
    for (Comm comm : manager) {
      if (target.isEmpty() || target.equals(comm.getTargetName())) {
        open.put(comm.getID(), Map.of("target_name", comm.getTargetName()));
      }
    }
    return Map.of("status", "ok", "comms", open);
  }

  /** A comm that can't be made is closed at once, as the protocol asks for an unknown target. */
  private void open(Conversation conversation) {
    Message<CommOpenCommand> message =
        message(conversation.request(), MessageType.COMM_OPEN_COMMAND, CommOpenCommand.class);
    try {
      manager.handleCommOpenCommand(environment(conversation, message), message);
    } catch (RuntimeException e) {
      String id = message.getContent().getCommID();
      conversation.publish("comm_close", Map.of("comm_id", id, "data", Map.of()));
      throw e;
    }
  }

  private static CommEnvironment environment(Conversation conversation, Message<?> message) {
    return new CommEnvironment(message, published -> publish(conversation, published));
  }

  /** What a comm sends belongs to the cell, or the comm message, on whose thread it does so. */
  private static void publish(Message<?> message) {
    CurrentOutput.get()
        .filter(JupyterOutput.class::isInstance)
        .map(JupyterOutput.class::cast)
        .ifPresentOrElse(
            output -> {
              output.flush();
              publish(output.conversation(), message);
            },
            () -> LOG.warning("A comm spoke before any front end did: nobody was told."));
  }

  private static void publish(Conversation conversation, Message<?> message) {
    conversation.publish(
        message.getHeader().getType().getName(),
        message.getContent(),
        message.hasMetadata() ? message.getMetadata() : Map.of(),
        message.getBlobs() == null ? List.of() : message.getBlobs());
  }

  private static <T> Message<T> message(Request request, MessageType<T> type, Class<T> content) {
    JsonObject header = request.header();
    String date = header.has("date") ? header.get("date").getAsString() : "";
    Header<T> read =
        new Header<>(
            request.id(),
            header.get("username").getAsString(),
            header.get("session").getAsString(),
            new KernelTimestamp(date),
            type,
            header.get("version").getAsString());
    Map<String, Object> metadata =
        GSON.fromJson(request.metadata(), new TypeToken<Map<String, Object>>() {}.getType());
    return new Message<>(
        request.identities(),
        read,
        null,
        metadata,
        GSON.fromJson(request.content(), content),
        request.buffers());
  }
}
