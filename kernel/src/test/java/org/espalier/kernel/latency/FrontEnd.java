package org.espalier.kernel.latency;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** As much of a front end as measuring needs, for any kernel, on one thread. */
final class FrontEnd implements AutoCloseable {
  private static final Gson GSON = new Gson();
  private static final int RECONNECT_MILLIS = 5;
  private static final int PATIENCE_MILLIS = 120_000;

  private final ZContext context = new ZContext(1);
  private final String session = UUID.randomUUID().toString();
  private final HMACGenerator signer;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket iopub;

  /** A message's type and content, and the id of the request that it belongs to. */
  record Message(String type, String parent, JsonObject content) {}

  FrontEnd(KernelConnectionProperties connection) throws GeneralSecurityException {
    signer = connection.createHMACGenerator();
    shell = socket(SocketType.DEALER, connection, connection.getShellPort());
    iopub = socket(SocketType.SUB, connection, connection.getIopubPort());
  }

  private ZMQ.Socket socket(SocketType type, KernelConnectionProperties connection, int port) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(0);
    socket.setReconnectIVL(RECONNECT_MILLIS);
    socket.setReconnectIVLMax(RECONNECT_MILLIS);
    if (type == SocketType.SUB) {
      socket.subscribe(new byte[0]);
    } else {
      socket.setIdentity(session.getBytes(StandardCharsets.UTF_8));
    }
    socket.connect(connection.getTransport() + "://" + connection.getIp() + ":" + port);
    return socket;
  }

  /** Waits for the first reply, then until what the kernel publishes arrives here. */
  long firstReplyNanos() {
    String id = send("kernel_info_request", Map.of());
    await(shell, PATIENCE_MILLIS, id, "kernel_info_reply");
    long replied = System.nanoTime();
    while (await(iopub, 200, id, "status") == null) {
      id = send("kernel_info_request", Map.of());
    }
    return replied;
  }

  /**
   * Runs a cell until both the reply and the idle status have come.
   *
   * @return the plain text of its result
   * @throws IllegalStateException when the cell fails
   */
  String run(String code) {
    String id =
        send(
            "execute_request",
            Map.of(
                "code", code,
                "silent", false,
                "store_history", true,
                "user_expressions", Map.of(),
                "allow_stdin", false,
                "stop_on_error", true));
    String result = "";
    for (boolean idle = false; !idle; ) {
      Message message = receive(iopub, PATIENCE_MILLIS);
      if (message == null || message.type().equals("error")) {
        throw new IllegalStateException("The cell\n" + code + "\nfailed: " + message);
      }
      if (message.type().equals("execute_result")) {
        result = message.content().getAsJsonObject("data").get("text/plain").getAsString();
      }
      idle = message.parent().equals(id) && isIdle(message);
    }
    await(shell, PATIENCE_MILLIS, id, "execute_reply");
    return result;
  }

  private static boolean isIdle(Message message) {
    return message.type().equals("status")
        && message.content().get("execution_state").getAsString().equals("idle");
  }

  private @Nullable Message await(ZMQ.Socket socket, int millis, String id, String type) {
    Message message;
    do {
      message = receive(socket, millis);
      if (message == null && millis == PATIENCE_MILLIS) {
        throw new IllegalStateException("No " + type + " within " + millis + " ms");
      }
    } while (message != null && !(message.type().equals(type) && message.parent().equals(id)));
    return message;
  }

  private @Nullable Message receive(ZMQ.Socket socket, int millis) {
    socket.setReceiveTimeOut(millis);
    List<String> frames = new ArrayList<>();
    do {
      String frame = socket.recvStr();
      if (frame == null) {
        return null;
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    int at = frames.indexOf("<IDS|MSG>") + 2;
    JsonObject parent = GSON.fromJson(frames.get(at + 1), JsonObject.class);
    return new Message(
        GSON.fromJson(frames.get(at), JsonObject.class).get("msg_type").getAsString(),
        parent != null && parent.has("msg_id") ? parent.get("msg_id").getAsString() : "",
        GSON.fromJson(frames.get(at + 3), JsonObject.class));
  }

  private String send(String type, Map<String, ?> content) {
    String id = UUID.randomUUID().toString();
    String header =
        GSON.toJson(
            Map.of(
                "msg_id",
                id,
                "msg_type",
                type,
                "session",
                session,
                "username",
                "latency",
                "date",
                "2026-01-01T00:00:00.000000Z",
                "version",
                "5.3"));
    List<String> parts = List.of(header, "{}", "{}", GSON.toJson(content));
    byte[][] signed =
        parts.stream().map(part -> part.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    shell.sendMore("<IDS|MSG>");
    shell.sendMore(signer.calculateSignature(signed));
    parts.subList(0, 3).forEach(shell::sendMore);
    shell.send(parts.get(3));
    return id;
  }

  @Override
  public void close() {
    context.close();
  }
}
