package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.RawSocket;
import io.patternmesh.signaling.peer.TestPeer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever one socket sends, the server and another peer's socket go on. */
@QuarkusTest
class HostileInputTest {

  private static final String HUNG_UP = "(?i).*(reset|broken pipe|closed|aborted).*";

  @TestHTTPResource URI server;

  @ParameterizedTest
  @EnumSource
  void harmsNobodyElse(Attack attack) throws IOException {
    try (TestPeer witness = TestPeer.joined(server, "hostile", "Witness")) {
      try (RawSocket attacker = new RawSocket(server)) {
        attacker.read();
        attack.run(attacker);
        attacker.frame(true, RawSocket.CLOSE, new byte[0]);
        while (attacker.read().isPresent()) {
          continue;
        }
      } catch (SocketException e) {
        // The server hung up on the attacker while it wrote: as good as any other end of it. No end
        // of it, a read that times out, is none.
        assertThat(e).hasMessageMatching(HUNG_UP);
      }
      witness.expectNothingButPong();
      try (TestPeer newcomer = TestPeer.joined(server, "hostile", "Newcomer")) {
        witness.expect("peer_joined");
        newcomer.send(Messages.offer(witness.id(), "v=0"));
        witness.expect("offer");
      }
    }
  }

  @Test
  void aMessageInManyFramesIsOneMessage() throws IOException {
    try (RawSocket peer = new RawSocket(server)) {
      peer.read();
      for (int round = 0; round < 5; round++) {
        byte[] ping = Messages.ping("p" + round, 1).toString().getBytes(StandardCharsets.UTF_8);
        peer.frame(false, RawSocket.TEXT, Arrays.copyOf(ping, 1));
        for (int i = 1; i < ping.length; i++) {
          peer.frame(false, RawSocket.CONTINUATION, new byte[] {ping[i]});
          peer.frame(true, RawSocket.PING, new byte[0]);
        }
        peer.frame(true, RawSocket.CONTINUATION, new byte[0]);
        assertThat(peer.read())
            .get()
            .asString()
            .contains("\"pong\"")
            .contains("\"p" + round + "\"");
      }
    }
  }

  @Test
  void aFragmentedMessageOverTheTransportsLimitIsNamedBeforeTheClose() throws IOException {
    try (RawSocket peer = new RawSocket(server)) {
      peer.read();
      Attack.TEN_MEGABYTES_IN_FRAGMENTS.run(peer);
      assertThat(peer.read()).get().asString().contains("too_large");
      assertThat(peer.read()).isEmpty();
    } catch (SocketException e) {
      assertThat(e).hasMessageMatching(HUNG_UP);
    }
  }

  /** Each an attack on the one socket that it is given. */
  enum Attack {
    NULL(socket -> socket.text("null")),
    EMPTY_TEXT(socket -> socket.text("")),
    ARRAY(socket -> socket.text("[1,[2]]")),
    NUMBER(socket -> socket.text("1e999999999")),
    JOIN_WITHOUT_PAYLOAD(socket -> socket.text("{\"type\":\"join_room\",\"roomId\":\"hostile\"}")),
    WRONG_TYPES(
        socket ->
            socket.text(
                "{\"type\":\"join_room\",\"id\":\"x\",\"roomId\":[],\"payload\":{\"publicKey\":{},"
                    + "\"name\":1,\"proof\":true}}")),
    KEY_THAT_IS_NO_POINT(
        socket ->
            socket.text(
                "{\"type\":\"join_room\",\"roomId\":\"hostile\",\"payload\":{\"publicKey\":\""
                    + "_".repeat(42)
                    + "8\",\"name\":\"x\",\"proof\":\""
                    + "A".repeat(86)
                    + "\"}}")),
    PROTOTYPE_KEYS(
        socket -> socket.text("{\"__proto__\":{},\"type\":\"constructor\",\"payload\":{}}")),
    DEEP_ARRAYS(socket -> socket.text("[".repeat(60_000))),
    DEEP_OBJECTS(socket -> socket.text("{\"a\":".repeat(12_000))),
    LONG_NUMBER(
        socket ->
            socket.text(
                "{\"type\":\"ping\",\"payload\":{\"timestamp\":" + "9".repeat(60_000) + "}}")),
    LONE_SURROGATES(
        socket ->
            socket.text("{\"type\":\"ping\",\"id\":\"\\ud800\",\"payload\":{\"timestamp\":1}}")),
    BINARY_FRAME(socket -> socket.frame(true, RawSocket.BINARY, new byte[1000])),
    BAD_UTF8(
        socket -> socket.frame(true, RawSocket.TEXT, new byte[] {'"', (byte) 0xc3, 0x28, '"'})),
    OVER_THE_MESSAGE_LIMIT(socket -> socket.text("x".repeat(70_000))),
    TEN_MEGABYTES_IN_ONE_FRAME(socket -> socket.frame(true, RawSocket.TEXT, new byte[10_000_000])),
    TEN_MEGABYTES_IN_FRAGMENTS(
        socket -> {
          socket.frame(false, RawSocket.TEXT, new byte[50_000]);
          for (int i = 0; i < 200; i++) {
            socket.frame(false, RawSocket.CONTINUATION, new byte[50_000]);
          }
        }),
    BINARY_IN_FRAGMENTS(
        socket -> {
          socket.frame(false, RawSocket.BINARY, new byte[50_000]);
          for (int i = 0; i < 20; i++) {
            socket.frame(false, RawSocket.CONTINUATION, new byte[50_000]);
          }
        }),
    CONTINUATION_OF_NOTHING(socket -> socket.frame(true, RawSocket.CONTINUATION, new byte[3])),
    TEXT_INSIDE_A_FRAGMENTED_TEXT(
        socket -> {
          socket.frame(false, RawSocket.TEXT, new byte[] {'{'});
          socket.text("{}");
        }),
    EMPTY_FIRST_FRAGMENT(
        socket -> {
          socket.frame(false, RawSocket.TEXT, new byte[0]);
          socket.frame(true, RawSocket.CONTINUATION, "null".getBytes(StandardCharsets.UTF_8));
        }),
    RESERVED_OPCODE(socket -> socket.frame(true, 5, new byte[3])),
    RESERVED_BITS(
        socket -> socket.bytes((byte) 0xf1, (byte) 0x80, (byte) 0, (byte) 0, (byte) 0, (byte) 0)),
    UNMASKED_FRAME(socket -> socket.bytes((byte) 0x81, (byte) 2, (byte) '{', (byte) '}')),
    NO_FRAME_AT_ALL(
        socket -> socket.bytes("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8))),
    HALF_A_FRAME(
        socket -> {
          socket.bytes((byte) 0x81, (byte) 0xfe, (byte) 0xff);
          socket.breakOff();
        }),
    HUGE_LENGTH(
        socket ->
            socket.bytes(
                (byte) 0x81,
                (byte) 0xff,
                (byte) 0x7f,
                (byte) 0xff,
                (byte) 0xff,
                (byte) 0xff,
                (byte) 0xff,
                (byte) 0xff,
                (byte) 0xff,
                (byte) 0xff)),
    CLOSE_WITH_A_WRONG_CODE(socket -> socket.frame(true, RawSocket.CLOSE, new byte[] {0, 1})),
    CLOSE_WITH_HALF_A_CODE(socket -> socket.frame(true, RawSocket.CLOSE, new byte[] {3})),
    FLOOD(
        socket -> {
          for (int i = 0; i < 5_000; i++) {
            socket.text("{}");
          }
        }),
    FLOOD_OF_PINGS(
        socket -> {
          for (int i = 0; i < 5_000; i++) {
            socket.frame(true, RawSocket.PING, new byte[125]);
          }
        });

    private final Assault assault;

    Attack(Assault assault) {
      this.assault = assault;
    }

    void run(RawSocket socket) throws IOException {
      assault.run(socket);
    }

    /** Writes to a socket. */
    @FunctionalInterface
    interface Assault {
      void run(RawSocket socket) throws IOException;
    }
  }
}
