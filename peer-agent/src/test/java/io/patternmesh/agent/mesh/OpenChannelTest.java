package io.patternmesh.agent.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patternmesh.agent.channel.ChannelClosedException;
import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.PeerState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenChannelTest extends MeshTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @BeforeEach
  void meet() {
    startBothAndMeet();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void opensAndCarriesMessagesBothWays() {
    PeerChannel left = greater.awaitOpen();
    PeerChannel right = smaller.awaitOpen();
    left.send(bytes("to the smaller")).await().atMost(PATIENCE);
    right.send(bytes("to the greater")).await().atMost(PATIENCE);
    assertThat(right.messages().toUni().await().atMost(PATIENCE))
        .isEqualTo(bytes("to the smaller"));
    assertThat(left.messages().toUni().await().atMost(PATIENCE)).isEqualTo(bytes("to the greater"));
    assertThat(left.remote().id()).isEqualTo(smaller.id());
    assertThat(left.remote().name()).isEqualTo("Smaller");
    PeerState state = greater.state(smaller.id()).orElseThrow();
    assertThat(state.connection()).isEqualTo(ConnectionState.CONNECTED);
    assertThat(state.dataChannel()).isEqualTo(DataChannelState.OPEN);
    assertThat(state.error()).isEmpty();
    assertThat(state.stats().orElseThrow().bytesSent()).isEqualTo(14);
    Eventually.until(
        "an event tells",
        () -> greater.events().contains(new MeshEvent.PeerConnected(left.remote())));
  }

  @Test
  void tenThousandEchoesKeepOrderAndContent() {
    PeerChannel left = greater.awaitOpen();
    PeerChannel right = smaller.awaitOpen();
    right
        .messages()
        .onItem()
        .transformToUniAndConcatenate(right::send)
        .subscribe()
        .with(echoed -> {}, failure -> {});
    int count = 10_000;
    Multi.createFrom()
        .range(0, count)
        .onItem()
        .transformToUniAndConcatenate(i -> left.send(ByteBuffer.allocate(8).putLong(i).array()))
        .subscribe()
        .with(sent -> {});
    List<byte[]> echoes =
        left.messages().select().first(count).collect().asList().await().atMost(PATIENCE);
    for (int i = 0; i < count; i++) {
      assertThat(ByteBuffer.wrap(echoes.get(i)).getLong()).isEqualTo(i);
    }
  }

  @Test
  void aMessageOverTheLimitIsRefusedAndTheChannelStaysOpen() {
    PeerChannel left = greater.awaitOpen();
    assertThatThrownBy(() -> left.send(new byte[65_537]).await().atMost(PATIENCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536")
        .hasMessageContaining("65537");
    left.send(new byte[65_536]).await().atMost(PATIENCE);
    assertThat(smaller.awaitOpen().messages().toUni().await().atMost(PATIENCE)).hasSize(65_536);
  }

  @Test
  void aReaderThatIsTooSlowClosesTheChannel() {
    PeerChannel left = greater.awaitOpen();
    PeerChannel right = smaller.awaitOpen();
    AssertSubscriber<byte[]> slow =
        right.messages().subscribe().withSubscriber(AssertSubscriber.create(1));
    Multi.createFrom()
        .range(0, 200)
        .onItem()
        .transformToUniAndConcatenate(i -> left.send(new byte[65_536]))
        .subscribe()
        .with(sent -> {}, failure -> {});
    slow.awaitFailure(PATIENCE);
    slow.assertFailedWith(ChannelClosedException.class, "received bytes wait for their reader");
    assertThat(right.closed().await().atMost(PATIENCE)).contains("wait for their reader");
    // Whatever the sender hears of first: the channel, the connection, or a new session.
    assertThat(left.closed().await().atMost(PATIENCE))
        .containsAnyOf(
            "closed",
            "no network path to the peer works",
            "a newer session with the peer took its place");
    assertThatThrownBy(() -> left.send(new byte[1]).await().atMost(PATIENCE))
        .isInstanceOf(ChannelClosedException.class);
  }
}
