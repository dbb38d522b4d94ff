package org.espalier.kernel.protocol;

import com.google.gson.JsonObject;

/** A message from the kernel. */
record Received(JsonObject header, JsonObject parent, JsonObject content) {
  String type() {
    return header.get("msg_type").getAsString();
  }

  String parentId() {
    return parent.has("msg_id") ? parent.get("msg_id").getAsString() : "";
  }

  String text(String field) {
    return content.get(field).getAsString();
  }
}
