package org.espalier.kernel.gpu;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A repository on this machine's own address that breaks connections off and can go on. */
final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final Path folder;
  private final int most;
  private final AtomicInteger breaks;
  private final List<String> ranges = new CopyOnWriteArrayList<>();

  /**
   * Opens it.
   *
   * @param most how many bytes of a file go over one connection that is broken off
   * @param breaks how many connections are broken off
   */
  FileServer(Path folder, int most, int breaks) throws IOException {
    this.folder = folder;
    this.most = most;
    this.breaks = new AtomicInteger(breaks);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** The Range headers of all requests; empty text for those without. */
  List<String> ranges() {
    return List.copyOf(ranges);
  }

  private void serve(HttpExchange exchange) throws IOException {
    Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
    if (!Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] all = Files.readAllBytes(file);
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "" : range);
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
    if (range != null) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (all.length - 1) + "/" + all.length);
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, all.length - from);
    boolean breaksOff = all.length - from > most && breaks.getAndDecrement() > 0;
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(all, from, breaksOff ? most : all.length - from);
      out.flush();
      if (breaksOff) {
        throw new IOException("the connection breaks");
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
