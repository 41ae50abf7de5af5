package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.admission.Nonces;
import io.patternmesh.signaling.allowance.Grant;
import io.patternmesh.signaling.message.ErrorCode;
import io.patternmesh.signaling.message.MessageReader;
import io.patternmesh.signaling.message.PeerMessage;
import io.patternmesh.signaling.message.Refusal;
import io.patternmesh.signaling.message.ServerMessage;
import io.patternmesh.signaling.metrics.SignalingMetrics;
import io.patternmesh.signaling.room.Departure;
import io.patternmesh.signaling.room.Membership;
import io.patternmesh.signaling.socket.Phase.Joined;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the server does with each thing that a peer says. */
@Singleton
final class Conversation {

  private final MessageReader reader;
  private final Admission admission;
  private final Nonces nonces;
  private final SignalingMetrics metrics;

  Conversation(MessageReader reader, Admission admission, Nonces nonces, SignalingMetrics metrics) {
    this.reader = reader;
    this.admission = admission;
    this.nonces = nonces;
    this.metrics = metrics;
  }

  /** A socket opened. */
  void welcome(PeerSocket socket) {
    socket.challenge(socket.phase(), nonces.next());
  }

  /** A text message came. */
  void hear(PeerSocket socket, String text) {
    if (granted(socket)) {
      try {
        act(socket, reader.read(text));
      } catch (Refusal refusal) {
        refuse(socket, refusal);
      }
    }
  }

  /** A binary message came. */
  void hearBinary(PeerSocket socket) {
    if (granted(socket)) {
      refuse(
          socket,
          new Refusal(
              ErrorCode.UNSUPPORTED_DATA,
              Optional.empty(),
              "message: JSON in a text frame expected, got a binary frame"));
    }
  }

  /** A WebSocket ping or pong came, which the transport has answered. */
  void hearControl(PeerSocket socket) {
    granted(socket);
  }

  /** The transport could not read what came; only a message over its limit leaves it open. */
  void transportFailed(PeerSocket socket, Throwable failure) {
    if (failure instanceof IllegalStateException) {
      refuse(
          socket,
          new Refusal(
              ErrorCode.TOO_LARGE,
              Optional.empty(),
              "message: larger than the transport takes; see maxMessageBytes in the challenge"));
      socket.end(Farewell.TOO_LARGE);
    }
  }

  private boolean granted(PeerSocket socket) {
    socket.vigil().heard();
    Grant grant = socket.allowance().ask();
    if (grant == Grant.SPENT) {
      socket.end(Farewell.RATE_LIMITED);
    } else if (grant == Grant.REFUSED) {
      refuse(
          socket,
          new Refusal(
              ErrorCode.RATE_LIMITED,
              Optional.empty(),
              "message not read: too many messages; wait a second, then send fewer"));
    }
    return grant == Grant.GIVEN;
  }

  private void act(PeerSocket socket, PeerMessage message) {
    if (message instanceof PeerMessage.Join join) {
      admission.admit(socket, join);
    } else if (message instanceof PeerMessage.Leave leave) {
      leave(socket, leave);
    } else if (message instanceof PeerMessage.Pass pass) {
      pass(socket, pass);
    } else if (message instanceof PeerMessage.Ping ping) {
      socket.send(new ServerMessage.Pong(ping.id(), ping.payload()));
    }
  }

  /** The new challenge that follows is the answer: out, and free to join again. */
  private void leave(PeerSocket socket, PeerMessage.Leave leave) {
    Phase phase = socket.phase();
    Membership membership = membership(phase, leave);
    socket.vigil().homeless();
    membership.leave(Departure.LEFT);
    socket.challenge(phase, nonces.next());
  }

  private void pass(PeerSocket socket, PeerMessage.Pass pass) {
    switch (membership(socket.phase(), pass).pass(pass.signal())) {
      case PASSED -> metrics.relayed(pass.signal().kind());
      case NOT_A_MEMBER -> throw notInRoom(pass);
      case NO_SUCH_PEER ->
          throw new Refusal(
              ErrorCode.PEER_NOT_FOUND,
              pass.id(),
              "to: no other member of this room is \"" + pass.signal().to() + "\"");
    }
  }

  private static Membership membership(Phase phase, PeerMessage message) {
    if (phase instanceof Joined joined) {
      return joined.membership();
    }
    throw notInRoom(message);
  }

  private static Refusal notInRoom(PeerMessage message) {
    return new Refusal(
        ErrorCode.NOT_IN_ROOM,
        message.id(),
        "type: only a member sends this; send join_room and wait for room_info first");
  }

  private void refuse(PeerSocket socket, Refusal refusal) {
    metrics.error(refusal.code());
    socket.send(new ServerMessage.Problem(refusal));
  }
}
