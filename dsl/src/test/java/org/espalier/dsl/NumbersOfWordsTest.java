package org.espalier.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.space.Dense;
import org.espalier.dsl.space.Network;
import org.espalier.dsl.space.Stem;
import org.espalier.dsl.space.stage.Scaling;
import org.espalier.dsl.space.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A word that takes a {@code double} makes people who write Kotlin type {@code 1.0} for {@code 1}:
 * Kotlin widens no whole number.
 */
class NumbersOfWordsTest {
  static List<Class<?>> words() {
    return List.of(
        Language.class,
        Operations.class,
        Spaces.class,
        Network.class,
        Stage.class,
        Stem.class,
        Dense.class,
        Scaling.class,
        Cost.class);
  }

  @ParameterizedTest
  @MethodSource("words")
  void wholeNumbersNeedNoPoint(Class<?> words) {
    List<String> wanting =
        Stream.of(words.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getReturnType() != String.class)
            .filter(NumbersOfWordsTest::takesDouble)
            .map(Method::toGenericString)
            .toList();
    assertThat(wanting).isEmpty();
  }

  private static boolean takesDouble(Method method) {
    return Stream.of(method.getParameterTypes())
        .anyMatch(type -> type == double.class || type == double[].class);
  }

  @Test
  void wholeAndBrokenNumbersMixAndAreChecked() {
    Integer whole = 1;
    assertThat(stage().squeezeExcite(whole).squeezeExcite(0, 0.25).toString())
        .isEqualTo("stage().squeezeExcite(0, 0.25)");
    Network network = network(image(3, 64, 64)).stem(conv(3, 8));
    assertThat(network.scale(compound(2, 1.5, 1), whole).toString())
        .isEqualTo(network.scale(compound(2.0, 1.5, 1.0), 1.0).toString());
    assertThat(erdosRenyi(whole).toString()).isEqualTo(erdosRenyi(1.0).toString());
    assertThat(wattsStrogatz(4, 0, 0.5).toString())
        .isEqualTo(wattsStrogatz(4, 0.0, 0.5).toString());
    assertThatThrownBy(() -> erdosRenyi(2)).hasMessageContaining("2");
    assertThatThrownBy(() -> compound(0, 1, 1)).hasMessageContaining("compound(0.0, 1.0, 1.0)");
    assertThatThrownBy(() -> stage().squeezeExcite(2)).hasMessageContaining("2");
    assertThat(width(1).depth(2)).isEqualTo(width(1.0).depth(2.0));
  }
}
