package io.patternmesh.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.kafka.broker.Broker;
import io.patternmesh.local.member.Member;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What two members do, and what is told of it. */
class StoryIT {

  @Test
  void everythingThatHappensIsToldAsDescribedAndNothingThatIsNotForTheRoom() throws Exception {
    try (Broker broker = new Broker(Path.of("target/story-broker"));
        Members members = new Members("story")) {
      broker.createTopic(Contract.topic(), Map.of());
      Member alice = members.alice();
      Member bob = members.bob();
      String kafka = "kafka.bootstrap.servers=" + broker.servers();
      members.startSignaling();
      members.startRegistries(alice, bob);
      members.write(start(members, alice, kafka), "before-bob", "written before");
      start(members, bob, kafka);
      members.awaitConnected();
      try (Topic topic = new Topic(broker, Contract.topic())) {
        String aliceId = members.api(alice).status().peerId();
        String bobId = members.api(bob).status().peerId();
        topic.await("alice", "pattern.shared", "before-bob");
        Told received = topic.await("bob", "pattern.received", "before-bob");
        assertThat(received.data().get("author").asText()).isEqualTo(aliceId);
        assertThat(received.data().get("change").asText()).isEqualTo("created");
        assertThat(received.key()).isEqualTo("before-bob");
        assertThat(received.source()).isEqualTo("urn:patternmesh:peer:" + bobId);
        assertThat(received.data().has("content")).isFalse();

        topic.await("alice connected", told -> isPeerEvent(told, "peer.connected", "alice", bobId));
        topic.await(
            "sync completed",
            told -> told.type().equals("sync.completed") && told.key().length() == 32);

        members.write(bob, "before-bob", "changed by bob");
        topic.await("bob", "pattern.updated", "before-bob");
        topic.await(
            "alice hears of the change",
            told ->
                told.member().equals("alice")
                    && told.type().equals("pattern.received")
                    && told.data().get("change").asText().equals("updated"));

        members.call("POST", bob.agent().resolve("/api/patterns/before-bob/usage"), "{}");
        Told used = topic.await("alice", "pattern.used", "before-bob");
        assertThat(used.data().at("/uses/0/peer").asText()).isEqualTo(bobId);
        assertThat(used.data().at("/uses/0/count").asInt()).isEqualTo(1);

        conflict(members, topic, aliceId, bobId);
        audiences(members, topic, bobId);

        members.api(alice).delete("before-bob");
        topic.await("alice", "pattern.deleted", "before-bob");
        topic.await(
            "bob hears of the deletion",
            told ->
                told.member().equals("bob")
                    && told.type().equals("pattern.received")
                    && told.data().get("change").asText().equals("deleted"));

        members.signal(bob, "STOP");
        awaitFailingComparison(members, topic);
        members.signal(bob, "CONT");

        members.awaitAllTold(alice, Contract.topic());
        members.awaitAllTold(bob, Contract.topic());
        List<Told> all = Told.once(topic.readAll());
        assertThat(all.stream().map(told -> told.headers().get("ce_type")).distinct())
            .containsExactlyInAnyOrderElementsOf(Contract.types());
        assertThat(all).noneMatch(told -> told.data().toString().contains("draft"));
        assertThat(all).noneMatch(told -> told.data().toString().contains("directed"));
        assertThat(all).filteredOn(told -> told.type().equals("pattern.deleted")).hasSize(1);
      }
    }
  }

  private static Member start(Members members, Member member, String kafka) {
    members.startAgent(member, kafka, "patternmesh.sync.step-timeout=1s");
    return member;
  }

  /** Both change it while they are apart. */
  private static void conflict(Members members, Topic topic, String aliceId, String bobId) {
    Member alice = members.alice();
    Member bob = members.bob();
    members.api(alice).disconnect(bobId);
    topic.await(
        "alice disconnected", told -> isPeerEvent(told, "peer.disconnected", "alice", bobId));
    members.write(alice, "both", "alice's");
    members.write(bob, "both", "bob's");
    members.api(alice).connect(bobId);
    Told detected = topic.await("alice", "conflict.detected", "both");
    assertThat(
            List.of(
                detected.data().at("/head/author").asText(),
                detected.data().at("/opened/0/author").asText()))
        .containsExactlyInAnyOrder(aliceId, bobId);
    topic.await("bob", "conflict.detected", "both");
    members.api(bob).resolve("both", Members.text("Both", "of both"));
    Told resolved = topic.await("alice", "conflict.resolved", "both");
    assertThat(resolved.data().at("/head/author").asText()).isEqualTo(bobId);
    assertThat(resolved.data().at("/closed/0/digest"))
        .isEqualTo(detected.data().at("/opened/0/digest"));
    topic.await("bob", "conflict.resolved", "both");
  }

  /** A draft that is shared with one and then with all; a pattern that stays directed. */
  private static void audiences(Members members, Topic topic, String bobId) {
    Member alice = members.alice();
    members.put(alice, "late", "draft of it");
    members.put(alice, "hidden", "draft for ever");
    members.put(alice, "for-bob", "directed to bob", bobId);
    Members.await(
        "bob holds what is directed to him",
        () ->
            members.api(members.bob()).pattern("for-bob").isPresent()
                ? Optional.empty()
                : Optional.of("not yet"));
    members.api(alice).put("late", Members.text("No secret now", "code"));
    members.call("POST", alice.agent().resolve("/api/patterns/late/share"), "{}");
    Told shared = topic.await("alice", "pattern.shared", "late");
    assertThat(shared.data().get("audience").asText()).isEqualTo("room");
    assertThat(shared.data().get("version").asInt()).isEqualTo(3);
  }

  /** One that was under way may still complete; the next one waits for an answer in vain. */
  private static void awaitFailingComparison(Members members, Topic topic) {
    Members.await(
        "a comparison that fails",
        () -> {
          members.call("POST", members.alice().agent().resolve("/api/sync"), "{}");
          return topic.read().stream().anyMatch(told -> told.type().equals("sync.failed"))
              ? Optional.empty()
              : Optional.of("none failed");
        });
  }

  private static boolean isPeerEvent(Told told, String type, String member, String peer) {
    return told.type().equals(type)
        && told.member().equals(member)
        && told.data().get("peerId").asText().equals(peer);
  }
}
