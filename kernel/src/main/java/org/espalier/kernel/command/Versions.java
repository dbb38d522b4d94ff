package org.espalier.kernel.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions that the build wrote down. */
final class Versions implements IVersionProvider {
  private static final Properties BUILT = read();

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream file =
        Objects.requireNonNull(Versions.class.getResourceAsStream("versions.properties"))) {
      properties.load(file);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The version of one part.
   *
   * @param part {@code espalier}, {@code kotlin}, {@code djl} or {@code basekernel}
   */
  static String of(String part) {
    return Objects.requireNonNull(BUILT.getProperty(part), part);
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Espalier " + of("espalier")};
  }
}
