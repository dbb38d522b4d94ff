package org.espalier.dsl.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpaceConformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("all")
class PublishedSpacesKeepToTheContractTest extends SearchSpaceConformance {
  private final PublishedSpace published;

  PublishedSpacesKeepToTheContractTest(PublishedSpace published) {
    super(published.space());
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
