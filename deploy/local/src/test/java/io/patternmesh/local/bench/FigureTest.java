package io.patternmesh.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void theRatioIsWhatWasMeasuredOverTheReference() {
    assertThat(figure(3, 12).ratio()).isEqualTo(0.25);
    assertThat(figure(3, 12).shownRatio()).isEqualTo("0.25");
    assertThat(figure(30, 12).shownRatio()).isEqualTo("2.50");
  }

  @Test
  void aRatioBelowOneInAHundredIsShownAsAFraction() {
    assertThat(figure(50, 4_570_000).shownRatio()).isEqualTo("1/91400");
    assertThat(figure(0, 12).shownRatio()).isEqualTo("0.00");
  }

  @Test
  void figuresAreShownWithAsManyDigitsAsTheyMean() {
    assertThat(figure(50, 1_234_567.8).shownMeasured()).isEqualTo("50 ms");
    assertThat(figure(50, 1_234_567.8).shownReference()).isEqualTo("1,234,568 ms");
    assertThat(figure(12.345, 1).shownMeasured()).isEqualTo("12.3 ms");
    assertThat(figure(0.0712, 1).shownMeasured()).isEqualTo("0.0712 ms");
  }

  @Test
  void aReferenceThatIsNothingIsRefused() {
    assertThatThrownBy(() -> figure(1, 0))
        .hasMessage("this against that: more than 0 ms expected, got 0.0");
    assertThatThrownBy(() -> figure(1, Double.NaN)).hasMessageEndingWith("got NaN");
  }

  private static Figure figure(double measured, double reference) {
    return new Figure("this", "ms", measured, "that", reference);
  }
}
