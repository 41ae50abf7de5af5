package io.patternmesh.local.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(new Table("who", "n").row("charlie", 12).row("bob", "").lines())
        .containsExactly(
            "who      n", //
            "-------  --",
            "charlie  12",
            "bob");
  }

  @Test
  void aCellOfTwoLinesMakesARowOfTwoLines() {
    assertThat(new Table("a", "b").row("x\nyy", "1").lines())
        .containsExactly("a   b", "--  -", "x   1", "yy");
  }

  @Test
  void aRowWithAnotherNumberOfCellsIsRefused() {
    assertThatThrownBy(() -> new Table("a", "b").row("x"))
        .hasMessage("row of a table: 2 cells expected, got 1");
  }
}
