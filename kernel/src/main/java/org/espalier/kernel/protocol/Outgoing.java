package org.espalier.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A message to front ends; {@link WireFormat} makes its header.
 *
 * @param id its own, never used before
 * @param channel where it goes out
 * @param identities the route to one front end, or the topic on iopub
 * @param type such as {@code stream}
 * @param parent the header of the request that it belongs to; empty for none
 * @param metadata of the message
 * @param content anything that becomes a JSON object
 * @param buffers raw data behind the message
 */
record Outgoing(
    String id,
    Channel channel,
    List<byte[]> identities,
    String type,
    JsonObject parent,
    Object metadata,
    Object content,
    List<byte[]> buffers) {

  /** A message with a fresh id, without metadata and buffers. */
  Outgoing(
      Channel channel, List<byte[]> identities, String type, JsonObject parent, Object content) {
    this(freshId(), channel, identities, type, parent, Map.of(), content, List.of());
  }

  /** An id that no other message has. */
  static String freshId() {
    return UUID.randomUUID().toString();
  }
}
