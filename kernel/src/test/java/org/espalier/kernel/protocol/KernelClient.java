package org.espalier.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A front end on real sockets, for one thread. */
final class KernelClient implements AutoCloseable {
  /** How long anything may take before a test fails. */
  static final int PATIENCE_MILLIS = 60_000;

  private static final Gson GSON = new Gson();

  private final ZContext context = new ZContext(1);
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final List<Received> replies = new ArrayList<>();
  private final List<Received> published = new ArrayList<>();
  private final String session = UUID.randomUUID().toString();
  private final KernelConnectionProperties connection;
  private final Received welcome;
  private String lastState = "";

  /** The kernel was silent for longer than it may be. */
  static final class NothingCame extends AssertionError {
    NothingCame(Channel channel) {
      super("nothing on " + channel + " for " + PATIENCE_MILLIS + " ms");
    }
  }

  KernelClient(KernelConnectionProperties connection) {
    this(connection, true);
  }

  private KernelClient(KernelConnectionProperties connection, boolean hearsQuestions) {
    this.connection = connection;
    byte[] identity = ("client-" + session).getBytes(StandardCharsets.UTF_8);
    for (Channel channel : Channel.values()) {
      ZMQ.Socket socket = context.createSocket(clientType(channel));
      socket.setLinger(0);
      socket.setHWM(0);
      socket.setReceiveTimeOut(PATIENCE_MILLIS);
      if (channel == Channel.IOPUB) {
        socket.subscribe(new byte[0]);
      } else {
        socket.setIdentity(identity);
      }
      if (hearsQuestions || channel != Channel.STDIN) {
        socket.connect(channel.address(connection));
      }
      sockets.put(channel, socket);
    }
    welcome = receive(Channel.IOPUB);
  }

  /** A front end whose connection for questions comes when it says so. */
  static KernelClient deaf(KernelConnectionProperties connection) {
    return new KernelClient(connection, false);
  }

  /** From now on the kernel may be silent for so long. */
  void bePatient(Duration silence) {
    sockets.values().forEach(each -> each.setReceiveTimeOut((int) silence.toMillis()));
  }

  void hearQuestions() {
    socket(Channel.STDIN).connect(Channel.STDIN.address(connection));
  }

  private static SocketType clientType(Channel channel) {
    return channel == Channel.IOPUB ? SocketType.SUB : SocketType.DEALER;
  }

  /** The first message that iopub brought. */
  Received welcome() {
    return welcome;
  }

  ZMQ.Socket socket(Channel channel) {
    ZMQ.Socket socket = sockets.get(channel);
    if (socket == null) {
      throw new AssertionError("no socket for " + channel);
    }
    return socket;
  }

  /** Sends a request; returns its id. */
  String send(Channel channel, String type, Map<String, ?> content) {
    return send(channel, type, Map.of(), content);
  }

  String send(Channel channel, String type, Map<String, ?> parent, Map<String, ?> content) {
    String id = UUID.randomUUID().toString();
    sendFrames(channel, frames(header(id, type), GSON.toJson(parent), GSON.toJson(content)));
    return id;
  }

  String header(String id, String type) {
    return GSON.toJson(
        Map.of(
            "msg_id",
            id,
            "msg_type",
            type,
            "session",
            session,
            "username",
            "tester",
            "date",
            "2026-01-01T00:00:00.000000Z",
            "version",
            "5.3"));
  }

  /** Signed frames of any text, also of one that is no message. */
  List<byte[]> frames(String header, String parent, String content) {
    byte[][] parts = {bytes(header), bytes(parent), bytes("{}"), bytes(content)};
    List<byte[]> frames = new ArrayList<>();
    frames.add(bytes("<IDS|MSG>"));
    frames.add(bytes(sign(parts)));
    frames.addAll(List.of(parts));
    return frames;
  }

  void sendFrames(Channel channel, List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      socket(channel).send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  /** Sends an execute request with the protocol's own defaults. */
  String sendCell(String code) {
    return send(Channel.SHELL, "execute_request", Map.of("code", code));
  }

  /** Runs a cell to its end. */
  Executed execute(String code) {
    return finished(sendCell(code));
  }

  Executed execute(Map<String, ?> content) {
    return finished(send(Channel.SHELL, "execute_request", content));
  }

  /** Interrupts what runs, as a front end's button does. */
  void interrupt() {
    Executed done = finished(Channel.CONTROL, send(Channel.CONTROL, "interrupt_request", Map.of()));
    if (!done.status().equals("ok")) {
      throw new AssertionError("the interrupt was answered with " + done);
    }
  }

  /** Asks on shell. */
  JsonObject ask(String type, Map<String, ?> content) {
    return finished(send(Channel.SHELL, type, content)).reply().content();
  }

  /** Waits for the reply and the idle message of a request on shell. */
  Executed finished(String id) {
    return finished(Channel.SHELL, id);
  }

  Executed finished(Channel channel, String id) {
    return new Executed(reply(channel, id), outputsUntilIdle(id));
  }

  Received reply(Channel channel, String id) {
    for (Received earlier : List.copyOf(replies)) {
      if (earlier.parentId().equals(id)) {
        replies.remove(earlier);
        return earlier;
      }
    }
    while (true) {
      Received received = receive(channel);
      if (received.parentId().equals(id)) {
        return received;
      }
      replies.add(received);
    }
  }

  /** What was published for a request between its busy and its idle message. */
  List<Received> outputsUntilIdle(String id) {
    while (published.stream().noneMatch(m -> isStatus(m, id, "idle"))) {
      published.add(receive(Channel.IOPUB));
    }
    List<Received> own =
        new ArrayList<>(published.stream().filter(m -> m.parentId().equals(id)).toList());
    published.removeIf(m -> m.parentId().equals(id));
    if (!isStatus(own.get(0), id, "busy") || !isStatus(own.get(own.size() - 1), id, "idle")) {
      throw new AssertionError("not between busy and idle: " + own);
    }
    own.removeIf(message -> isStatus(message, id, "busy") || isStatus(message, id, "idle"));
    return List.copyOf(own);
  }

  /** What a front end shows as the kernel's state once nothing more has come for 300 ms. */
  String lastStatus() {
    socket(Channel.IOPUB).setReceiveTimeOut(300);
    try {
      while (true) {
        published.add(receive(Channel.IOPUB));
      }
    } catch (NothingCame e) {
      return lastState;
    } finally {
      socket(Channel.IOPUB).setReceiveTimeOut(PATIENCE_MILLIS);
    }
  }

  /** The next message on iopub that belongs to a request and has a type. */
  Received published(String id, String type) {
    for (int i = 0; ; i++) {
      if (i == published.size()) {
        published.add(receive(Channel.IOPUB));
      }
      Received message = published.get(i);
      if (message.parentId().equals(id) && message.type().equals(type)) {
        published.remove(i);
        return message;
      }
    }
  }

  Received receive(Channel channel) {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket(channel).recv();
      if (frame == null) {
        throw new NothingCame(channel);
      }
      frames.add(frame);
    } while (socket(channel).hasReceiveMore());
    int at = 0;
    while (!text(frames.get(at)).equals("<IDS|MSG>")) {
      at++;
    }
    byte[][] parts = frames.subList(at + 2, at + 6).toArray(new byte[0][]);
    if (!sign(parts).equals(text(frames.get(at + 1)))) {
      throw new AssertionError("the kernel signed wrongly");
    }
    Received received = new Received(json(parts[0]), json(parts[1]), json(parts[3]));
    if (received.type().equals("status")) {
      lastState = received.text("execution_state");
    }
    return received;
  }

  private String sign(byte[]... parts) {
    try {
      HMACGenerator signer = connection.createHMACGenerator();
      return signer.calculateSignature(parts);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isStatus(Received message, String id, String state) {
    return message.type().equals("status")
        && message.parentId().equals(id)
        && message.text("execution_state").equals(state);
  }

  private static JsonObject json(byte[] frame) {
    return GSON.fromJson(text(frame), JsonObject.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] frame) {
    return new String(frame, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
  }
}
