package org.espalier.stdlib.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.OneThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(OneThread.class)
class ProbeTeamTest {
  private static final SearchSpace SPACE =
      Spaces.nasBench201(
          Spaces.sizes("nb201").channels(4).layers(1).image(Language.image(3, 8, 8)).classes(4));

  private static Prober prober(EngineChoice choice) {
    ProxyImages images = ProxyImages.noise(Shape.of(3, 8, 8), 4, 8, new Seed(1));
    return Prober.open(choice, images, new Seed(5));
  }

  private static List<Architecture> cells(int count) {
    RandomGenerator random = new Seed(3).stream("cells");
    return Stream.generate(() -> SPACE.sample(random)).limit(count).toList();
  }

  private static List<Double> scores(Prober prober, Architecture cell) {
    List<Proxy> some = List.of(new Naswot(), new GradientNorm(), new Synflow());
    return prober.scores(some, cell.network()).values().stream().map(ProxyScore::value).toList();
  }

  static List<EngineChoice> engines() {
    return List.of(EngineChoice.mxnet(), EngineChoice.pytorch());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aTeamScoresAsOneProberDoesInTheOrderOfTheTasks(EngineChoice choice) {
    List<Architecture> cells = cells(12);
    List<List<Double>> alone;
    try (Prober prober = prober(choice)) {
      alone = cells.stream().map(cell -> scores(prober, cell)).toList();
    }
    try (ProbeTeam team = ProbeTeam.open(3, () -> prober(choice))) {
      assertThat(team.each(cells, ProbeTeamTest::scores)).isEqualTo(alone);
      assertThat(team.each(cells, ProbeTeamTest::scores)).isEqualTo(alone);
    }
    assertThat(alone).doesNotHaveDuplicates();
  }

  @Test
  void whatATaskThrowsIsThrownAndTheTeamGoesOn() {
    try (ProbeTeam team = ProbeTeam.open(2, () -> prober(EngineChoice.mxnet()))) {
      assertThatThrownBy(
              () ->
                  team.each(
                      List.of(1, 0, 2),
                      (prober, number) -> {
                        if (number == 0) {
                          throw new ProxyException("number " + number);
                        }
                        return number;
                      }))
          .isInstanceOf(ProxyException.class)
          .hasMessage("number 0");
      assertThat(team.each(List.of(1, 2), (prober, number) -> 10 * number)).containsExactly(10, 20);
    }
  }

  @Test
  void anInterruptedCallerIsTold() {
    try (ProbeTeam team = ProbeTeam.open(2, () -> prober(EngineChoice.mxnet()))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> team.each(cells(4), ProbeTeamTest::scores))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("interrupted");
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aTeamOfNobodyIsRefused() {
    assertThatThrownBy(() -> ProbeTeam.open(0, () -> prober(EngineChoice.mxnet())))
        .hasMessageContaining("at least 1");
  }
}
