package io.patternmesh.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.index.HeadEntry;
import io.patternmesh.agent.index.VisibleHead;
import io.patternmesh.agent.world.Member;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryJsonTest {

  private static final PeerId ALICE = Member.of("alice").id();
  private static final PeerId BOB = Member.of("bob").id();
  private static final Digest ONE = Digest.of(new byte[] {1});
  private static final Digest TWO = Digest.of(new byte[] {2});

  @Test
  void aHeadIsReadWithWhoMayHoldWhat() {
    assertThat(RegistryJson.headEntry(head()))
        .isEqualTo(
            new HeadEntry(
                "a/b",
                List.of(
                    new VisibleHead(ONE, Audience.only(List.of(BOB)), ALICE),
                    new VisibleHead(TWO, Audience.ROOM, BOB)),
                -1L));
  }

  @Test
  void aChangeOfUsageNamesNoRevision() {
    Change change =
        RegistryJson.change(
            new JsonObject()
                .put("sequence", 7)
                .put("kind", "usage")
                .put("patternId", "a/b")
                .put("head", head()));
    assertThat(change.kind()).isEqualTo(Change.Kind.USAGE);
    assertThat(change.digest()).isEmpty();
    assertThat(change.sequence()).isEqualTo(7);
  }

  @Test
  void anOutcomeIsKnownByItsWord() {
    MergeResult result =
        RegistryJson.mergeResult(
            new JsonObject()
                .put("sequence", 9)
                .put(
                    "outcomes",
                    new JsonArray()
                        .add(outcome("head-moved"))
                        .add(outcome("conflict").put("loser", TWO.toString()))
                        .add(outcome("rejected").put("reason", "signature: forged"))));
    assertThat(result.outcomes())
        .extracting(MergeResult.Outcome::kind)
        .containsExactly(
            MergeResult.Kind.HEAD_MOVED, MergeResult.Kind.CONFLICT, MergeResult.Kind.REJECTED);
    assertThat(result.outcomes().get(1).loser()).contains(TWO);
    assertThat(result.outcomes().get(2).reason()).isEqualTo(Optional.of("signature: forged"));
  }

  private static JsonObject outcome(String word) {
    return new JsonObject()
        .put("patternId", "a/b")
        .put("digest", ONE.toString())
        .put("outcome", word);
  }

  private static JsonObject head() {
    return new JsonObject()
        .put("patternId", "a/b")
        .put(
            "visible",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("digest", ONE.toString())
                        .put("audience", new JsonArray().add(BOB.value()))
                        .put("author", ALICE.value()))
                .add(
                    new JsonObject()
                        .put("digest", TWO.toString())
                        .put("audience", "room")
                        .put("author", BOB.value())))
        .put("usage", "ffffffffffffffff");
  }
}
