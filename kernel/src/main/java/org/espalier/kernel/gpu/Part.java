package org.espalier.kernel.gpu;

import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * One jar of libraries. It is a release, which never changes, so its size and checksum are known
 * before anything is fetched.
 *
 * @param coordinates {@code group:artifact:jar:classifier:version}; without a classifier {@code
 *     group:artifact:version}
 * @param bytes its size
 * @param sha1 its checksum, as Maven repositories publish it beside the jar
 */
public record Part(String coordinates, long bytes, String sha1) {
  Artifact artifact() {
    return new DefaultArtifact(coordinates);
  }

  /** The jar's name. */
  public String file() {
    Artifact artifact = artifact();
    String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
    return artifact.getArtifactId() + "-" + artifact.getVersion() + classifier + ".jar";
  }
}
