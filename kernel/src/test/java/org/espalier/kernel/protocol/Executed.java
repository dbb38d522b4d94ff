package org.espalier.kernel.protocol;

import java.util.List;

/** What came of a cell. */
record Executed(Received reply, List<Received> outputs) {
  String status() {
    return reply.text("status");
  }

  List<String> types() {
    return outputs.stream().map(Received::type).toList();
  }

  /** The text printed to a stream. */
  String printed(String stream) {
    StringBuilder all = new StringBuilder();
    outputs.stream()
        .filter(m -> m.type().equals("stream") && m.text("name").equals(stream))
        .forEach(m -> all.append(m.text("text")));
    return all.toString();
  }

  /** The plain text of the result. */
  String result() {
    return outputs.stream()
        .filter(m -> m.type().equals("execute_result"))
        .map(m -> m.content().getAsJsonObject("data").get("text/plain").getAsString())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no result, but " + types() + reply.content()));
  }
}
