package org.espalier.dsl.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.architecture.SearchSpaceConformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("all")
class PublishedSpacesKeepToTheContractTest extends SearchSpaceConformance {
  /** Built once for all tests, since building one looks at every option. */
  private static final Map<String, SearchSpace> SPACES = new ConcurrentHashMap<>();

  private final PublishedSpace published;

  PublishedSpacesKeepToTheContractTest(PublishedSpace published) {
    super(SPACES.computeIfAbsent(published.name(), name -> published.space()));
    this.published = published;
  }

  static List<PublishedSpace> all() {
    return Catalogue.all();
  }

  @Test
  void theExampleIsOneOfItsArchitectures() {
    assertThat(published.space().parse(published.example()).network().parameters()).isPositive();
  }

  @Test
  void theNameFindsIt() {
    assertThat(Catalogue.of(published.name())).contains(published);
  }
}
