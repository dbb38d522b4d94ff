package org.espalier.kernel.protocol;

import com.google.gson.JsonParseException;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads and checks the file in which a front end says where a kernel shall listen. */
final class ConnectionFile {
  private ConnectionFile() {}

  /**
   * @throws IOException when the file can't be read or does not say what it must, naming the field
   */
  static KernelConnectionProperties read(Path file) throws IOException {
    KernelConnectionProperties read = parse(file);
    if (read == null || read.getTransport() == null || read.getIp() == null) {
      throw wrong(file, "\"transport\" and \"ip\" must be given");
    }
    if (!read.getTransport().equals("tcp")) {
      throw wrong(file, "transport is \"" + read.getTransport() + "\", only \"tcp\" is served");
    }
    for (Channel channel : Channel.values()) {
      int port = channel.port(read);
      if (port < 1 || port > 65535) {
        String name = channel.name().toLowerCase(Locale.ROOT);
        throw wrong(file, "the port of " + name + " is " + port + ", it must be 1 to 65535");
      }
    }
    return read;
  }

  private static KernelConnectionProperties parse(Path file) throws IOException {
    try {
      return KernelConnectionProperties.parse(Files.readString(file));
    } catch (JsonParseException e) {
      throw new IOException("The connection file " + file + " is not JSON: " + e.getMessage(), e);
    }
  }

  private static IOException wrong(Path file, String rule) {
    return new IOException(
        "The connection file "
            + file
            + " is incomplete: "
            + rule
            + ". Jupyter writes such a file when it starts a kernel.");
  }
}
