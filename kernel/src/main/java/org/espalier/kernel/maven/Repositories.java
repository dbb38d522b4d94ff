package org.espalier.kernel.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.model.Repository;
import org.apache.maven.model.io.DefaultModelReader;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.NoTransporterException;

/**
 * Where libraries come from.
 *
 * @param local the local repository, where downloads are kept
 * @param mirrors the mirrors to use
 */
public record Repositories(Path local, Mirrors mirrors) {
  /** The model that every POM inherits from; it knows where Maven Central is. */
  private static final String SUPER_POM = "/org/apache/maven/model/pom-4.0.0.xml";

  /** With the user's own local repository and settings. */
  public static Repositories ofUser() {
    Path home = Path.of(System.getProperty("user.home"), ".m2");
    return new Repositories(home.resolve("repository"), Mirrors.in(home.resolve("settings.xml")));
  }

  /** Opens them for some requests. */
  public Open open() {
    RepositorySystemSupplier supplier = new RepositorySystemSupplier();
    RepositorySystem system = supplier.get();
    CloseableSession session =
        new SessionBuilderSupplier(system)
            .get()
            .withLocalRepositoryBaseDirectories(local)
            .setMirrorSelector(mirrors.selector())
            .build();
    List<RemoteRepository> remote = system.newResolutionRepositories(session, List.of(central()));
    return new Open(supplier, system, session, remote);
  }

  private static RemoteRepository central() {
    try (InputStream superPom =
        Objects.requireNonNull(DefaultModelReader.class.getResourceAsStream(SUPER_POM))) {
      Repository central =
          new DefaultModelReader().read(superPom, Map.of()).getRepositories().get(0);
      return new RemoteRepository.Builder(central.getId(), "default", central.getUrl()).build();
    } catch (IOException e) {
      throw new UncheckedIOException("Maven's own model can't be read", e);
    }
  }

  /**
   * Repositories that are in use.
   *
   * @param supplier of the resolver's parts
   * @param system the resolver
   * @param session its settings
   * @param remote Maven Central, or the mirror that stands for it
   */
  public record Open(
      RepositorySystemSupplier supplier,
      RepositorySystem system,
      CloseableSession session,
      List<RemoteRepository> remote)
      implements AutoCloseable {
    /**
     * What carries files from the remote repository.
     *
     * @throws NoTransporterException if nothing knows the repository's kind of address
     */
    public Transporter transporter() throws NoTransporterException {
      return supplier.getTransporterProvider().newTransporter(session, remote.get(0));
    }

    @Override
    public void close() {
      session.close();
      system.shutdown();
    }
  }
}
