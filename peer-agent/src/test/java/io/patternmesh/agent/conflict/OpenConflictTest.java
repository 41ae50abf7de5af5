package io.patternmesh.agent.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.conflict.OpenConflict.Choice;
import io.patternmesh.agent.world.Member;
import io.patternmesh.model.revision.Audience;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenConflictTest {

  private static final Member ALICE = Member.of("alice");
  private static final Member BOB = Member.of("bob");

  @Test
  void localIsTheSideThatWasHereFirstWhicheverWon() {
    JsonObject early = side(ALICE, 3);
    JsonObject late = side(BOB, 9);
    for (OpenConflict conflict : List.of(conflict(early, late), conflict(late, early))) {
      assertThat(conflict.side(Choice.LOCAL)).isEqualTo(early);
      assertThat(conflict.side(Choice.REMOTE)).isEqualTo(late);
      assertThat(conflict.json().getJsonObject("remote")).isEqualTo(late);
    }
  }

  @Test
  void bothAuthorsAreToHearOfAResolution() {
    assertThat(conflict(side(ALICE, 1), side(BOB, 2)).authors())
        .isEqualTo(Audience.only(List.of(ALICE.id(), BOB.id())));
  }

  private static OpenConflict conflict(JsonObject head, JsonObject other) {
    return OpenConflict.of(
        new JsonObject().put("patternId", "p").put("head", head).put("other", other));
  }

  private static JsonObject side(Member author, long sequence) {
    return new JsonObject()
        .put("sequence", sequence)
        .put("version", 2)
        .put("updatedAt", "2026-01-02T03:04:05Z")
        .put("sharedBy", author.id().value());
  }
}
