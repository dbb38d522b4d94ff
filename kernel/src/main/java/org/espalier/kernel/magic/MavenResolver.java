package org.espalier.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Repository;
import org.apache.maven.model.io.DefaultModelReader;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;

/**
 * Libraries and all that they need at run time, by Maven's own rules, from Maven Central or the
 * mirror that the user's settings name, kept in a local repository.
 *
 * @param localRepository where downloads are kept
 * @param mirrors the mirrors to use
 */
record MavenResolver(Path localRepository, MavenMirrors mirrors) {
  /** The model that every POM inherits from; it knows where Maven Central is. */
  private static final String SUPER_POM = "/org/apache/maven/model/pom-4.0.0.xml";

  /** With the user's own local repository and settings. */
  static MavenResolver ofUser() {
    Path home = Path.of(System.getProperty("user.home"), ".m2");
    return new MavenResolver(
        home.resolve("repository"), MavenMirrors.in(home.resolve("settings.xml")));
  }

  /**
   * Finds and downloads libraries.
   *
   * @param coordinates each {@code group:artifact:version}, or with an extension and classifier
   *     {@code group:artifact:jar:classifier:version}
   * @return the jars, the libraries themselves before what they need
   * @throws MagicFailure naming what is not well written, or was not found
   */
  List<File> resolve(List<String> coordinates) throws MagicFailure {
    List<Dependency> wanted = new ArrayList<>();
    for (String coordinate : coordinates) {
      wanted.add(new Dependency(artifact(coordinate), "compile"));
    }
    RepositorySystem system = new RepositorySystemSupplier().get();
    try (CloseableSession session =
        new SessionBuilderSupplier(system)
            .get()
            .withLocalRepositoryBaseDirectories(localRepository)
            .setMirrorSelector(mirrors.selector())
            .build()) {
      CollectRequest request =
          new CollectRequest()
              .setDependencies(wanted)
              .setRepositories(system.newResolutionRepositories(session, List.of(central())));
      return files(system.resolveDependencies(session, new DependencyRequest(request, null)));
    } catch (DependencyResolutionException problem) {
      throw new MagicFailure(explained(coordinates, problem), problem);
    } finally {
      system.shutdown();
    }
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

  private static Artifact artifact(String coordinate) throws MagicFailure {
    try {
      return new DefaultArtifact(coordinate);
    } catch (IllegalArgumentException malformed) {
      throw new MagicFailure(
          "%maven can't read "
              + coordinate
              + ": write group:artifact:version, such as org.apache.commons:commons-math3:3.6.1.",
          malformed);
    }
  }

  private static List<File> files(DependencyResult result) {
    return result.getArtifactResults().stream()
        .map(found -> found.getArtifact().getPath())
        .filter(path -> path != null)
        .map(Path::toFile)
        .toList();
  }

  private static String explained(List<String> asked, DependencyResolutionException problem) {
    Set<String> missing = new LinkedHashSet<>();
    DependencyResult result = problem.getResult();
    if (result != null) {
      result.getArtifactResults().stream()
          .filter(ArtifactResult::isMissing)
          .map(each -> String.valueOf(each.getRequest().getArtifact()))
          .forEach(missing::add);
      result.getCollectExceptions().forEach(each -> missing.add(String.valueOf(each.getMessage())));
    }
    String what =
        missing.isEmpty()
            ? String.valueOf(problem.getMessage())
            : missing.stream().collect(Collectors.joining(", "));
    return "%maven can't have "
        + String.join(" ", asked)
        + ": not found: "
        + what
        + ". Check group, artifact and version; without a network only what was downloaded before"
        + " can be had.";
  }
}
