package org.espalier.kernel.protocol;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One request and all that is said about it: everything carries its header as parent. */
final class Conversation {
  private final Request request;
  private final Consumer<Outgoing> sender;

  Conversation(Request request, Consumer<Outgoing> sender) {
    this.request = request;
    this.sender = sender;
  }

  Request request() {
    return request;
  }

  /** Tells everybody that work on the request began. */
  void busy() {
    publish("status", Map.of("execution_state", "busy"));
  }

  /** Tells everybody that no more is to come, but from threads that a cell left behind. */
  void idle() {
    publish("status", Map.of("execution_state", "idle"));
  }

  /** Tells everybody. */
  void publish(String type, Object content) {
    sender.accept(new Outgoing(Channel.IOPUB, topic(type), type, parent(), content));
  }

  /** Tells everybody, with the parts that comms use. */
  void publish(String type, Object content, Object metadata, List<byte[]> buffers) {
    sender.accept(
        new Outgoing(
            Outgoing.freshId(),
            Channel.IOPUB,
            topic(type),
            type,
            parent(),
            metadata,
            content,
            buffers));
  }

  /** Answers the one who asked. */
  void reply(Object content) {
    sender.accept(
        new Outgoing(
            request.channel(), request.identities(), request.replyType(), parent(), content));
  }

  /**
   * Puts a question to the one who asked.
   *
   * @return the question's id
   */
  String ask(Object content) {
    Outgoing question =
        new Outgoing(Channel.STDIN, request.identities(), "input_request", parent(), content);
    sender.accept(question);
    return question.id();
  }

  private JsonObject parent() {
    return request.header();
  }

  private static List<byte[]> topic(String type) {
    return List.of(("kernel." + type).getBytes(StandardCharsets.UTF_8));
  }
}
