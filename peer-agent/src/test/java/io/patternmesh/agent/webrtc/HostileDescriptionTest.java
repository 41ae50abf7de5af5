package io.patternmesh.agent.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.connection.Connection;
import io.patternmesh.agent.connection.ConnectionObserver;
import io.patternmesh.agent.ice.Candidate;
import io.patternmesh.agent.ice.CandidatePair;
import io.patternmesh.agent.ice.IceConfiguration;
import io.patternmesh.agent.ice.IceError;
import io.patternmesh.agent.ice.IcePolicy;
import io.patternmesh.agent.ice.IceServer;
import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.pipe.Wire;
import io.patternmesh.agent.sdp.Fingerprint;
import io.patternmesh.agent.sdp.SessionDescription;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What passes the checks in Java and is still wrong must fail, and never end the process. */
class HostileDescriptionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final ConnectionObserver DEAF =
      new ConnectionObserver() {
        @Override
        public void candidate(Candidate candidate, Optional<String> server) {}

        @Override
        public void iceError(IceError error) {}

        @Override
        public void gathered() {}

        @Override
        public void path(CandidatePair pair) {}

        @Override
        public void connection(ConnectionState state) {}

        @Override
        public void dataChannel(DataChannelState state) {}

        @Override
        public void opened(Wire wire, Fingerprint certificate) {}

        @Override
        public void message(byte[] message) {}

        @Override
        public void roundTrip(Duration roundTrip) {}

        @Override
        public void failed(String reason) {}
      };

  private static final Candidate ODD =
      new Candidate("candidate:1 1 udp 1 999.0.0.1 0 typ host", "9", 200, Optional.empty());

  private final Lanes lanes = new Lanes(new Rotation(1_000, 500, 30));

  @AfterEach
  void close() {
    lanes.close();
  }

  private Connection connection() {
    return lanes.open(IceConfiguration.PLAIN, DEAF);
  }

  @Test
  void mutatedOffersAreAnsweredOrFailAndTheProcessLives() {
    String offer = connection().offer().await().atMost(PATIENCE);
    Random random = new Random(7);
    List<String> mutants =
        Stream.generate(() -> mutate(offer, random))
            .filter(HostileDescriptionTest::passes)
            .limit(120)
            .toList();
    List<Connection> answering = mutants.stream().map(mutant -> connection()).toList();
    List<UniAssertSubscriber<String>> answers = new ArrayList<>();
    for (int i = 0; i < mutants.size(); i++) {
      answers.add(
          answering
              .get(i)
              .answer(mutants.get(i))
              .subscribe()
              .withSubscriber(UniAssertSubscriber.create()));
      answering.get(i).add(ODD);
    }
    int failed = 0;
    for (UniAssertSubscriber<String> answer : answers) {
      Eventually.until("it is answered or fails", () -> finished(answer));
      failed += answer.getFailure() == null ? 0 : 1;
    }
    answering.forEach(connection -> connection.close().await().atMost(PATIENCE));
    assertThat(failed).isPositive().isLessThan(mutants.size());
  }

  private static boolean finished(UniAssertSubscriber<String> answer) {
    return answer.getFailure() != null || answer.getItem() != null;
  }

  @Test
  void connectionsSpreadOverFactoriesAndAllCloseInAnyState() {
    List<Connection> many = Stream.generate(this::connection).limit(40).toList();
    assertThat(lanes.size()).isEqualTo(2);
    many.subList(0, 5).forEach(c -> c.offer().await().atMost(PATIENCE));
    many.forEach(c -> c.close().await().atMost(PATIENCE));
    many.forEach(c -> c.close().await().atMost(PATIENCE));
  }

  @Test
  void validServersOfEachSchemeAreTaken() {
    List<IceServer> servers =
        List.of(
            IceServer.of(
                List.of("stun:127.0.0.1:1", "stun:[::1]:1", "stuns:localhost"),
                Optional.empty(),
                Optional.empty()),
            IceServer.of(
                List.of("turn:127.0.0.1:1?transport=tcp", "turns:localhost:1", "turn:my_host"),
                Optional.of("u"),
                Optional.of("p")));
    for (IcePolicy policy : IcePolicy.values()) {
      Connection made = lanes.open(new IceConfiguration(servers, policy), DEAF);
      assertThat(made.offer().await().atMost(PATIENCE)).startsWith("v=0");
    }
  }

  private static boolean passes(String sdp) {
    try {
      return SessionDescription.parse(sdp).text().equals(sdp);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Drops, doubles, cuts or garbles one of the lines after the first. */
  private static String mutate(String offer, Random random) {
    List<String> lines = new ArrayList<>(offer.lines().toList());
    int at = 1 + random.nextInt(lines.size() - 1);
    String line = lines.get(at);
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.set(at, line.substring(0, 2 + random.nextInt(line.length() - 1)));
      case 3 -> lines.set(at, line + "9".repeat(random.nextInt(300)));
      default -> lines.set(at, line.replaceAll("[0-9]+", "99999999999999999999"));
    }
    return String.join("\r\n", lines) + "\r\n";
  }
}
