package org.espalier.kernel.magic;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.espalier.kernel.maven.Repositories;

/**
 * Libraries and all that they need at run time, by Maven's own rules, from Maven Central or the
 * mirror that the user's settings name, kept in a local repository.
 *
 * @param repositories where they come from
 */
record MavenResolver(Repositories repositories) {
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
    try (Repositories.Open open = repositories.open()) {
      CollectRequest request =
          new CollectRequest().setDependencies(wanted).setRepositories(open.remote());
      DependencyRequest all = new DependencyRequest(request, null);
      return files(open.system().resolveDependencies(open.session(), all));
    } catch (DependencyResolutionException problem) {
      throw new MagicFailure(explained(coordinates, problem), problem);
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
