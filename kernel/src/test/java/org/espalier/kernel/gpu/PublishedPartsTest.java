package org.espalier.kernel.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.espalier.kernel.maven.Repositories;
import org.espalier.stdlib.engine.EngineKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every jar that {@code gpu install} fetches, as the user's own repository has it: its size and its
 * checksum, and nothing of some gigabytes. Skipped where that does not answer.
 */
class PublishedPartsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  static List<Part> parts() {
    return Arrays.stream(EngineKind.values())
        .flatMap(engine -> Bundle.of(engine).parts().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void isPublishedWithTheSizeAndTheChecksumThatAreKnown(Part part) throws InterruptedException {
    HttpResponse<String> jar =
        answer(request(address(part, "")).method("HEAD", BodyPublishers.noBody()));
    assertThat(jar.statusCode()).as(part.coordinates()).isEqualTo(200);
    assertThat(jar.headers().firstValueAsLong("content-length")).hasValue(part.bytes());
    assertThat(answer(request(address(part, ".sha1"))).body()).startsWith(part.sha1());
  }

  private static String address(Part part, String ending) {
    Artifact artifact = part.artifact();
    String remote;
    try (Repositories.Open repositories = Repositories.ofUser().open()) {
      remote = repositories.remote().get(0).getUrl();
    }
    return String.join(
            "/",
            remote.replaceAll("/+$", ""),
            artifact.getGroupId().replace('.', '/'),
            artifact.getArtifactId(),
            artifact.getVersion(),
            part.file())
        + ending;
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
  }

  private static HttpResponse<String> answer(HttpRequest.Builder request)
      throws InterruptedException {
    HttpRequest asked = request.build();
    try {
      return CLIENT.send(asked, BodyHandlers.ofString());
    } catch (IOException noNetwork) {
      return abort("skipped: " + asked.uri() + " does not answer: " + noNetwork);
    }
  }
}
