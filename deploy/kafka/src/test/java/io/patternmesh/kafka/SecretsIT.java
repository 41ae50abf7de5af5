package io.patternmesh.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.kafka.broker.Broker;
import io.patternmesh.local.member.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With every secret that there is set, all works, and no log has one of them. */
class SecretsIT {

  /** Those that settings of ours silence too. */
  private static final List<String> LOGGERS =
      List.of(
          "org.apache.kafka",
          "org.apache.kafka.clients",
          "org.apache.kafka.clients.NetworkClient",
          "org.apache.kafka.common.utils",
          "org.flywaydb",
          "io.zonky.test");

  private final Map<String, String> secrets = new LinkedHashMap<>();

  @Test
  void anEncryptedBrokerIsToldAndNoLogHasASecret() throws Exception {
    Security security = new Security(Path.of("target/secrets-keys"));
    try (Broker broker = new Broker(Path.of("target/secrets-broker"), 0, security.ofBroker());
        Members members = new Members("secrets")) {
      broker.createTopic(Contract.topic(), Map.of());
      security.addUser(broker);
      Member alice = members.alice();
      Member bob = members.bob();
      String token = secret("room token");
      members.tell("quarkus.log.level=TRACE");
      LOGGERS.forEach(
          logger -> members.tell("quarkus.log.category.\"" + logger + "\".level=TRACE"));
      members.startSignaling(
          "patternmesh.signaling.room-token=" + token,
          "patternmesh.signaling.ice-servers[0].urls=turn:127.0.0.1:1",
          "patternmesh.signaling.ice-servers[0].username=everybody",
          "patternmesh.signaling.ice-servers[0].credential=" + secret("TURN password of all"),
          "patternmesh.signaling.ice-servers[1].urls=turn:127.0.0.1:2",
          "patternmesh.signaling.ice-servers[1].secret=" + secret("secret of TURN server"));
      members.startRegistries(alice, bob);
      refused(members, broker, security);
      for (Member member : List.of(alice, bob)) {
        startAgent(members, member, token, security.ofAgent(broker, security.userPassword()));
      }
      members.awaitConnected();
      members.write(alice, "kept/secret", secret("pattern"));
      try (Topic topic = new Topic(broker, Contract.topic())) {
        topic.await("alice", "pattern.shared", "kept/secret");
        topic.await("bob", "pattern.received", "kept/secret");
      }

      secrets.put("Kafka password", security.userPassword());
      secrets.put("password of key stores", security.storePassword());
      for (Member member : List.of(alice, bob)) {
        secrets.put("key of " + member.name(), lastLine(member.peer().resolve("identity.key")));
        secrets.put("database of " + member.name(), lastLine(member.library().resolve("password")));
      }
      for (Member member : List.of(alice, bob)) {
        assertSilent(members, member.agentName());
        assertSilent(members, member.registryName());
      }
      assertSilent(members, "signaling");
    }
  }

  /** What is refused is a secret too: often it is the right one with a slip in it. */
  private void refused(Members members, Broker broker, Security security) {
    Member bob = members.bob();
    startAgent(
        members,
        bob,
        secret("wrong room token"),
        security.ofAgent(broker, secret("wrong Kafka password")));
    members.awaitSyncEvents(
        bob,
        "Kafka refuses the password",
        now -> now.get("lastError").asText().contains("does not know this agent"));
    Members.await(
        "signaling refuses the token",
        () -> {
          JsonNode signaling =
              members.call("GET", bob.agent().resolve("/api/status"), "").get("signaling");
          return signaling.get("error").asText().contains("token")
              ? Optional.empty()
              : Optional.of(signaling.toString());
        });
    members.stopAgent(bob);
  }

  private void startAgent(Members members, Member member, String token, String... kafka) {
    Stream<String> others =
        Stream.of(
            "patternmesh.debug=true",
            "patternmesh.signaling.token=" + token,
            "patternmesh.webrtc.iceServers[0].urls=turn:127.0.0.1:3",
            "patternmesh.webrtc.iceServers[0].username=member",
            "patternmesh.webrtc.iceServers[0].credential="
                + secret("TURN password of " + member.name()));
    members.startAgent(member, Stream.concat(others, Stream.of(kafka)).toArray(String[]::new));
  }

  private String secret(String name) {
    String secret = UUID.randomUUID().toString();
    secrets.put(name, secret);
    return secret;
  }

  private void assertSilent(Members members, String process) throws IOException {
    String log = members.log(process);
    assertThat(log).contains(" DEBUG ");
    secrets.forEach(
        (name, secret) -> assertThat(log.contains(secret)).as("%s in %s", name, process).isFalse());
  }

  private static String lastLine(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.get(lines.size() - 1);
  }
}
