package org.espalier.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Between messages and signed frames.
 *
 * <p>Every outgoing header is made here: a fresh id, this kernel's own session, the time to the
 * microsecond, the protocol's version.
 */
final class WireFormat {
  /** The version of the protocol that this kernel speaks: 5.3, with 5.4's {@code iopub_welcome}. */
  static final String VERSION = "5.4";

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> REQUIRED =
      List.of("msg_id", "msg_type", "session", "username", "version");
  private static final int SIGNED_FRAMES = 4;

  private final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private final String session = UUID.randomUUID().toString();
  private final HMACGenerator signer;

  WireFormat(HMACGenerator signer) {
    this.signer = signer;
  }

  /**
   * Frames of a message. Safe to call from any thread.
   *
   * @throws IllegalArgumentException when the content can't be written as JSON, such as
   *     not-a-number
   */
  List<byte[]> encode(Outgoing message) {
    byte[] header = json(header(message));
    byte[] parent = json(message.parent());
    byte[] metadata = json(message.metadata());
    byte[] content = json(message.content());
    List<byte[]> frames = new ArrayList<>(message.identities());
    frames.add(DELIMITER);
    frames.add(signature(header, parent, metadata, content));
    frames.addAll(List.of(header, parent, metadata, content));
    frames.addAll(message.buffers());
    return frames;
  }

  /**
   * The message in some frames.
   *
   * @throws BadMessage when the frames are too few, the signature is wrong, or a part is not what
   *     it must be
   */
  Request decode(Channel channel, List<byte[]> frames) throws BadMessage {
    int delimiter = delimiter(frames);
    List<byte[]> rest = frames.subList(delimiter + 1, frames.size());
    if (delimiter < 0 || rest.size() < 1 + SIGNED_FRAMES) {
      throw new BadMessage("it has " + frames.size() + " frames and lacks some");
    }
    checkSignature(rest);
    JsonObject header = object(rest.get(1), "header");
    for (String field : REQUIRED) {
      if (!(header.get(field) instanceof JsonPrimitive text && text.isString())) {
        throw new BadMessage("its header has no " + field);
      }
    }
    return new Request(
        channel,
        frames.subList(0, delimiter),
        header,
        object(rest.get(2), "parent_header"),
        object(rest.get(3), "metadata"),
        object(rest.get(4), "content"),
        rest.subList(1 + SIGNED_FRAMES, rest.size()));
  }

  private JsonObject header(Outgoing message) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", message.id());
    header.addProperty("msg_type", message.type());
    header.addProperty("session", session);
    header.addProperty("username", "kernel");
    header.addProperty("date", Instant.now().toString());
    header.addProperty("version", VERSION);
    return header;
  }

  private byte[] json(Object value) {
    return gson.toJson(value).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] signature(byte[]... parts) {
    return signer.calculateSignature(parts).getBytes(StandardCharsets.US_ASCII);
  }

  /** Compared in constant time, so that the time taken does not help to guess a signature. */
  private void checkSignature(List<byte[]> rest) throws BadMessage {
    if (signer == HMACGenerator.NO_AUTH_INSTANCE) {
      return;
    }
    byte[] expected = signature(rest.get(1), rest.get(2), rest.get(3), rest.get(4));
    if (!MessageDigest.isEqual(expected, rest.get(0))) {
      throw new BadMessage("its signature is wrong");
    }
  }

  private static int delimiter(List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (Arrays.equals(DELIMITER, frames.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static JsonObject object(byte[] frame, String name) throws BadMessage {
    try {
      JsonElement parsed = JsonParser.parseString(new String(frame, StandardCharsets.UTF_8));
      if (parsed instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      throw new BadMessage("its " + name + " is not JSON", e);
    }
    throw new BadMessage("its " + name + " is not a JSON object");
  }
}
