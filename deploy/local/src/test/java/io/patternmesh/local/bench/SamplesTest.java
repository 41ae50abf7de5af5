package io.patternmesh.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void theMedianIsTheMiddleOfTheSorted() {
    assertThat(of(9, 1, 2).median()).isEqualTo(2);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(of(9, 1, 2, 4).median()).isEqualTo(3);
  }

  @Test
  void aPercentileIsTheNearestRank() {
    Samples upToFifty = of(IntStream.rangeClosed(1, 50).map(i -> 51 - i).toArray());

    assertThat(upToFifty.percentile(95)).isEqualTo(48);
    assertThat(upToFifty.percentile(50)).isEqualTo(25);
    assertThat(upToFifty.percentile(1)).isEqualTo(1);
    assertThat(upToFifty.percentile(100)).isEqualTo(50);
  }

  @Test
  void everyPercentileOfOneSampleIsThatSample() {
    assertThat(of(7).percentile(1)).isEqualTo(7);
    assertThat(of(7).percentile(95)).isEqualTo(7);
    assertThat(of(7).median()).isEqualTo(7);
  }

  @Test
  void noSamplesAreRefused() {
    assertThatThrownBy(() -> new Samples(List.of()))
        .hasMessage("samples: at least one expected, got none");
  }

  @Test
  void aPercentileOutsideOfAHundredIsRefused() {
    assertThatThrownBy(() -> of(1).percentile(0))
        .hasMessage("percentile: 1 to 100 expected, got 0");
    assertThatThrownBy(() -> of(1).percentile(101))
        .hasMessage("percentile: 1 to 100 expected, got 101");
  }

  private static Samples of(int... values) {
    return new Samples(IntStream.of(values).asDoubleStream().boxed().toList());
  }
}
