package io.patternmesh.local.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryTest {

  @Test
  void equalDigestsAreNoDifference() {
    assertThat(library("a", "1").differenceTo(library("a", "1"), "alice", "bob")).isEmpty();
  }

  @Test
  void everyKindOfDifferenceIsNamed() {
    Library alices = library("same", "1", "changed", "1", "hers", "1");
    Library bobs = library("same", "1", "changed", "2", "his", "1");

    assertThat(alices.differenceTo(bobs, "alice", "bob"))
        .contains(
            "alice lacks 1 that bob holds (his); bob lacks 1 that alice holds (hers); "
                + "alice and bob differ in 1 (changed)");
  }

  private static Library library(String... idsAndDigests) {
    Map<String, HeldPattern> patterns = new LinkedHashMap<>();
    for (int i = 0; i < idsAndDigests.length; i += 2) {
      String id = idsAndDigests[i];
      patterns.put(id, new HeldPattern(id, "", "", "", "", "", 0, 1, "", "", idsAndDigests[i + 1]));
    }
    return new Library(patterns);
  }
}
