package io.patternmesh.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.kafka.broker.Broker;
import io.patternmesh.local.member.Member;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.wait.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever fails, everything is told at least once, in order, and under one id. */
class FaultsIT {

  private static final int PATTERNS = 50;
  private static final int VERSIONS = 20;

  private static Tap tap;
  private static Broker broker;
  private static Members members;
  private static Member alice;

  @BeforeAll
  static void start() throws IOException {
    tap = new Tap();
    broker = new Broker(Path.of("target/faults-broker"), tap.port());
    tap.leadsTo(broker.tapTarget());
    members = new Members("faults");
    alice = members.alice();
    members.startRegistries(alice);
  }

  @AfterAll
  static void stop() {
    members.close();
    broker.close();
    tap.close();
  }

  @AfterEach
  void endAgent() {
    members.stopAgent(alice);
  }

  private static void startAgent(String servers, String topic, String... more) {
    members.startAgent(
        alice,
        Stream.concat(
                Stream.of(
                    "kafka.bootstrap.servers=" + servers, "patternmesh.sync-events.topic=" + topic),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aThousandChangesDuringThirtySecondsWithoutABrokerAreToldInOrder() {
    broker.createTopic("outage", Map.of());
    startAgent(broker.servers(), "outage");
    members.write(alice, "outage/before", "code");
    members.awaitAllTold(alice, "outage");

    broker.kill();
    long killed = System.nanoTime();
    IntStream.range(0, PATTERNS).parallel().forEach(FaultsIT::writeAllVersions);
    members.awaitSyncEvents(
        alice,
        "waiting, with a reason and the lag",
        now ->
            now.get("state").asText().equals("waiting")
                && now.get("lastError").asText().contains("no acknowledgement from 127.0.0.1:")
                && now.get("lag").asInt() >= PATTERNS * VERSIONS);
    Deadline.in(Duration.ofSeconds(60))
        .await(
            "half a minute without a broker",
            () ->
                System.nanoTime() - killed >= Duration.ofSeconds(30).toNanos()
                    ? Optional.empty()
                    : Optional.of("not yet"));
    broker.start();

    members.awaitAllTold(alice, "outage");
    try (Topic topic = new Topic(broker, "outage")) {
      topic.await("alice", "pattern.shared", "outage/before");
      List<Told> once = Told.once(topic.readAll());
      for (int pattern = 0; pattern < PATTERNS; pattern++) {
        String key = "outage/" + pattern;
        assertThat(once.stream().filter(told -> told.key().equals(key)))
            .extracting(told -> told.data().get("version").asInt())
            .containsExactlyElementsOf(IntStream.rangeClosed(1, VERSIONS).boxed().toList());
      }
    }
  }

  private static void writeAllVersions(int pattern) {
    for (int version = 1; version <= VERSIONS; version++) {
      members.write(alice, "outage/" + pattern, "version " + version);
    }
  }

  @Test
  void anAgentKilledBeforeTheAcknowledgementSendsAgainUnderTheSameId() {
    broker.createTopic("killed", Map.of());
    startAgent("127.0.0.1:" + tap.port(), "killed");
    members.write(alice, "killed/before", "code");
    members.awaitAllTold(alice, "killed");
    try (Topic topic = new Topic(broker, "killed")) {
      topic.await("alice", "pattern.shared", "killed/before");
      tap.holdAnswers();
      members.write(alice, "killed/between", "code");
      Told sent = topic.await("alice", "pattern.shared", "killed/between");
      members.awaitSyncEvents(alice, "one not told", now -> now.path("lag").asInt() == 1);
      members.kill(alice);
      tap.startOver();
      assertThat(count(topic, sent)).isEqualTo(1);

      startAgent("127.0.0.1:" + tap.port(), "killed");
      members.awaitAllTold(alice, "killed");
      Members.await(
          "the same event once more",
          () -> count(topic, sent) == 2 ? Optional.empty() : Optional.of(sent + " once"));
      members.write(alice, "killed/after", "code");
      topic.await("alice", "pattern.shared", "killed/after");
      assertThat(topic.readAll()).filteredOn(told -> told.key().equals("killed/before")).hasSize(1);
    }
  }

  private static long count(Topic topic, Told sent) {
    return topic.readAll().stream().filter(sent::equals).count();
  }

  @Test
  void aRegistryThatRestartsIsFollowedOn() {
    broker.createTopic("restart", Map.of());
    startAgent(broker.servers(), "restart");
    members.write(alice, "restart/before", "code");
    members.awaitAllTold(alice, "restart");
    members.stopRegistry(alice);
    members.awaitSyncEvents(
        alice,
        "waiting for the registry",
        now -> now.get("lastError").asText().contains("registry: no answer"));
    members.startRegistries(alice);
    members.write(alice, "restart/after", "code");
    members.awaitAllTold(alice, "restart");
    try (Topic topic = new Topic(broker, "restart")) {
      topic.await("alice", "pattern.shared", "restart/after");
      assertThat(Told.once(topic.readAll()))
          .filteredOn(told -> told.key().startsWith("restart/"))
          .extracting(Told::key)
          .containsExactlyInAnyOrder("restart/before", "restart/after");
    }
  }

  @Test
  void aLibraryThatIsLostIsToldFromItsBeginningUnderOtherIds() {
    broker.createTopic("lost", Map.of());
    startAgent(broker.servers(), "lost");
    members.write(alice, "lost/before", "code");
    members.awaitAllTold(alice, "lost");
    members.stopRegistry(alice);
    Folders.wipe(alice.library());
    members.startRegistries(alice);
    members.write(alice, "lost/after", "code");
    try (Topic topic = new Topic(broker, "lost")) {
      String before = topic.await("alice", "pattern.shared", "lost/before").id();
      String after = topic.await("alice", "pattern.shared", "lost/after").id();
      assertThat(library(after)).isNotEqualTo(library(before));
      assertThat(after).startsWith(library(after) + ".1.");
    }
    members.awaitAllTold(alice, "lost");
  }

  private static String library(String id) {
    return id.substring(0, id.indexOf('.'));
  }

  @Test
  void aTopicThatIsMissingIsNamedAndToldEverythingOnceItIsThere() {
    startAgent(broker.servers(), "missing", "kafka.max.block.ms=2000");
    members.write(alice, "missing/early", "code");
    members.awaitSyncEvents(
        alice,
        "the topic is named",
        now ->
            now.get("state").asText().equals("waiting")
                && now.get("lastError").asText().contains("topic missing does not exist"));
    broker.createTopic("missing", Map.of());
    members.awaitAllTold(alice, "missing");
    try (Topic topic = new Topic(broker, "missing")) {
      topic.await("alice", "pattern.shared", "missing/early");
    }
  }

  @Test
  void whatIsTooLargeIsToldWithoutItsContentAndNeverInTheWay() {
    broker.createTopic("content", Map.of());
    startAgent(broker.servers(), "content", "patternmesh.sync-events.include-content=true");
    members.write(alice, "content/large", "x".repeat(1 << 20));
    members.write(alice, "content/small", "small code");
    members.awaitAllTold(alice, "content");
    try (Topic topic = new Topic(broker, "content")) {
      JsonNode large = topic.await("alice", "pattern.shared", "content/large").data();
      assertThat(large.has("content")).isFalse();
      assertThat(large.get("contentOmitted").asText()).isEqualTo("too-large");
      JsonNode small = topic.await("alice", "pattern.shared", "content/small").data();
      assertThat(small.at("/content/pattern").asText()).isEqualTo("small code");
    }
  }

  @Test
  void whatIsDirectedIsToldWhereThatIsAllowedAndADraftNowhere() {
    broker.createTopic("not-allowed", Map.of());
    startAgent(broker.servers(), "not-allowed");
    members.put(alice, "directed/one", "x", "a".repeat(32));
    members.put(alice, "directed/draft", "x");
    members.write(alice, "directed/none", "x");
    assertThat(directed("not-allowed")).containsExactly("directed/none");
    members.stopAgent(alice);

    broker.createTopic("allowed", Map.of());
    startAgent(broker.servers(), "allowed", "patternmesh.sync-events.include-directed=true");
    assertThat(directed("allowed")).containsExactlyInAnyOrder("directed/none", "directed/one");
  }

  /** The patterns of the test above that a topic was told of. */
  private static List<String> directed(String name) {
    members.awaitAllTold(alice, name);
    try (Topic topic = new Topic(broker, name)) {
      topic.await("alice", "pattern.shared", "directed/none");
      return topic.readAll().stream()
          .map(Told::key)
          .filter(key -> key.startsWith("directed/"))
          .toList();
    }
  }

  @Test
  void whatTheTopicNeverTakesIsSkippedAndCounted() throws IOException {
    broker.createTopic("narrow", Map.of("max.message.bytes", "1000"));
    startAgent(broker.servers(), "narrow");
    String longId = "narrow/" + "l".repeat(190);
    members.api(alice).put(longId, Members.text("Long", "code"));
    members.write(alice, "narrow/ok", "code");
    members.awaitAllTold(alice, "narrow");
    try (Topic topic = new Topic(broker, "narrow")) {
      topic.await("alice", "pattern.shared", "narrow/ok");
      assertThat(topic.readAll()).noneMatch(told -> told.key().equals(longId));
    }
    assertThat(Members.metric(alice, "patternmesh_sync_events_skipped_total")).isPositive();
  }
}
