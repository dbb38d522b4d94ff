package org.espalier.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A message from a front end.
 *
 * @param channel where it came in, and where its reply goes out
 * @param identities the route back to the sender
 * @param header as sent, for the replies' {@code parent_header}
 * @param parent its {@code parent_header}; empty for none
 * @param metadata as sent
 * @param content as sent
 * @param buffers raw data behind the message
 */
record Request(
    Channel channel,
    List<byte[]> identities,
    JsonObject header,
    JsonObject parent,
    JsonObject metadata,
    JsonObject content,
    List<byte[]> buffers) {
  Request {
    identities = List.copyOf(identities);
    buffers = List.copyOf(buffers);
  }

  /** Such as {@code execute_request}. */
  String type() {
    return header.get("msg_type").getAsString();
  }

  /** What the reply to it is called. */
  String replyType() {
    return type().replaceFirst("_request$", "") + "_reply";
  }

  /** The id that its sender gave it. */
  String id() {
    return header.get("msg_id").getAsString();
  }
}
