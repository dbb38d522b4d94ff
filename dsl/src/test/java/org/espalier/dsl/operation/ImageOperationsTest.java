package org.espalier.dsl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageOperationsTest {
  private static final Shape IMAGE = Shape.of(6, 9, 8);

  private static Shape shape(Operation operation) {
    return operation.output(List.of(IMAGE));
  }

  @Test
  void aZeroAndANoiseTakeEveryStridethPlace() {
    assertThat(shape(new Zero())).isEqualTo(IMAGE);
    assertThat(shape(new Zero(2))).isEqualTo(Shape.of(6, 5, 4));
    assertThat(shape(new Noise(3))).isEqualTo(Shape.of(6, 3, 3));
    assertThat(new Zero().output(List.of(Shape.of(7)))).isEqualTo(Shape.of(7));
    assertThatThrownBy(() -> new Zero(2).output(List.of(Shape.of(7))))
        .hasMessage("An image (channels, height, width) is needed, but got 7.");
    assertThatThrownBy(() -> new Noise(0))
        .hasMessage("A noise's stride must be at least 1, but got 0.");
    assertThat(new Zero(2).label()).isEqualTo("none /2");
  }

  @Test
  void aCropLeavesWhatAFactorisedReductionsSecondPathReads() {
    Shape even = Shape.of(16, 32, 32);
    Shape shifted = new Crop(1, 1).output(List.of(even));
    assertThat(shifted).isEqualTo(Shape.of(16, 31, 31));
    Convolution half = Convolution.same(8, 1, 2);
    assertThat(half.output(List.of(shifted))).isEqualTo(half.output(List.of(even)));
    assertThatThrownBy(() -> new Crop(1, 8).output(List.of(IMAGE)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "A crop of 1 rows and 8 columns leaves nothing of 6x9x8; it needs an image of at least"
                + " 2 rows and 9 columns.");
    assertThatThrownBy(() -> new Crop(-1, 0)).hasMessageContaining("got -1 rows and 0 columns");
  }

  @Test
  void aPaddingStandsAroundItsImage() {
    assertThat(shape(new Padding(12, 8))).isEqualTo(Shape.of(6, 12, 8));
    assertThat(new Padding(12, 8).margin(IMAGE)).isEqualTo(new Margin(1, 0, 2, 0));
    assertThatThrownBy(() -> shape(new Padding(12, 7)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("A padding to 12x7 needs an image that is no larger, but got 6x9x8.");
  }

  @Test
  void aPixelShuffleTakesSquaresOfChannels() {
    Shape image = Shape.of(12, 5, 7);
    assertThat(new PixelShuffle(2).output(List.of(image))).isEqualTo(Shape.of(3, 10, 14));
    assertThat(new PixelShuffle(1).output(List.of(image))).isEqualTo(image);
    assertThat(new PixelShuffle(2).macs(List.of(image))).isZero();
    assertThat(new PixelShuffle(4).label()).isEqualTo("pixel shuffle 4x4");
    assertThatThrownBy(() -> shape(new PixelShuffle(2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("A pixel shuffle by 2 needs channels that are a multiple of 4, but got 6x9x8.");
    assertThatThrownBy(() -> new PixelShuffle(0))
        .hasMessage("A pixel shuffle's factor must be at least 1, but got 0.");
  }

  @Test
  void slicesAndShufflesSayWhichChannelsFit() {
    assertThat(shape(new ChannelSlice(2, 6))).isEqualTo(Shape.of(4, 9, 8));
    assertThat(new ChannelSlice(0, 3).output(List.of(Shape.of(5)))).isEqualTo(Shape.of(3));
    assertThat(shape(new ChannelShuffle(3))).isEqualTo(IMAGE);
    assertThatThrownBy(() -> shape(new ChannelSlice(2, 7)))
        .hasMessage("A slice of the channels 2 to 7 needs at least 7 channels, but got 6x9x8.");
    assertThatThrownBy(() -> new ChannelSlice(3, 3)).hasMessageContaining("from 3 to 3");
    assertThatThrownBy(() -> shape(new ChannelShuffle(4)))
        .hasMessage(
            "A channel shuffle of 4 groups needs channels that are a multiple of 4, but got 6x9x8.");
  }

  @Test
  void aResizeReadsCornersAtCorners() {
    assertThat(shape(new Resize(4, 16))).isEqualTo(Shape.of(6, 4, 16));
    float[][] shares = Resize.shares(3, 5);
    assertThat(shares[0]).containsExactly(1, 0, 0);
    assertThat(shares[1]).containsExactly(0.5f, 0.5f, 0);
    assertThat(shares[4]).containsExactly(0, 0, 1);
    assertThat(Resize.shares(3, 1)[0]).containsExactly(1, 0, 0);
    assertThat(Resize.shares(4, 3)[1]).containsExactly(0, 0.5f, 0.5f, 0);
  }

  @Test
  void globalPoolsLeaveOneNumberAChannel() {
    assertThat(shape(GlobalPooling.average())).isEqualTo(Shape.of(6, 1, 1));
    assertThat(GlobalPooling.maximum().label()).isEqualTo("global max pool");
  }

  /** By TensorFlow's rule; places, then padding before and after. */
  @ParameterizedTest
  @CsvSource({"224,3,2,112,0,1", "225,3,2,113,1,1", "14,5,2,7,1,2", "7,5,1,7,2,2", "8,1,2,4,0,0"})
  void tensorFlowsPaddingHasItsOddRowBelow(
      int extent, int kernel, int stride, int places, int before, int after) {
    Shape input = Shape.of(3, extent, extent);
    Window window = Window.tensorFlowSame(kernel, stride, input);
    assertThat(window.margin()).isEqualTo(new Margin(before, before, after, after));
    assertThat(window.slide(input, 3)).isEqualTo(Shape.of(3, places, places));
  }

  @Test
  void aWindowMayStrideAlongOneAxisOnly() {
    Convolution first = new Convolution(6, Window.oblong(1, 7, 1, 2), 1, false);
    assertThat(shape(first)).isEqualTo(Shape.of(6, 9, 4));
    assertThat(first.label()).isEqualTo("conv 1x7, 6 /1x2");
    Shape sequence = Shape.of(5, 1, 12);
    Convolution along = new Convolution(4, Window.row(3, 2), 1, false);
    assertThat(along.output(List.of(sequence))).isEqualTo(Shape.of(4, 1, 6));
    assertThat(along.macs(List.of(sequence))).isEqualTo(3 * 5 * 4 * 6);
    assertThatThrownBy(() -> Window.row(4, 1)).hasMessageContaining("must be odd, but got 4");
  }
}
