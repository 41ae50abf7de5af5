package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.SignalingSettings;
import io.patternmesh.signaling.admission.Doorkeeper;
import io.patternmesh.signaling.admission.Nonces;
import io.patternmesh.signaling.admission.Verdict;
import io.patternmesh.signaling.message.ErrorCode;
import io.patternmesh.signaling.message.PeerMessage.Join;
import io.patternmesh.signaling.message.Refusal;
import io.patternmesh.signaling.message.ServerMessage;
import io.patternmesh.signaling.metrics.SignalingMetrics;
import io.patternmesh.signaling.room.Entry;
import io.patternmesh.signaling.room.Rooms;
import io.patternmesh.signaling.socket.Phase.Challenged;
import io.patternmesh.signaling.socket.Phase.Verifying;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * From a join to a seat in the room. A nonce serves one join, whatever comes of it: after a refusal
 * a new challenge follows the error.
 */
@Singleton
final class Admission {

  private static final Logger LOG = Logger.getLogger(Admission.class);

  private final Doorkeeper doorkeeper;
  private final Rooms rooms;
  private final Nonces nonces;
  private final SignalingMetrics metrics;
  private final int maxFailedJoins;

  Admission(
      Doorkeeper doorkeeper,
      Rooms rooms,
      Nonces nonces,
      SignalingMetrics metrics,
      SignalingSettings settings) {
    this.doorkeeper = doorkeeper;
    this.rooms = rooms;
    this.nonces = nonces;
    this.metrics = metrics;
    this.maxFailedJoins = settings.maxFailedJoins();
  }

  /**
   * @throws Refusal when the socket is in a room, or has a join under way
   */
  void admit(PeerSocket socket, Join join) {
    Phase phase = socket.phase();
    Verifying verifying = new Verifying();
    if (!(phase instanceof Challenged challenged) || !socket.advance(phase, verifying)) {
      throw new Refusal(
          ErrorCode.ALREADY_IN_ROOM,
          join.id(),
          "type: this socket has joined already, or its join is being verified; send leave_room"
              + " and wait for a new challenge first");
    }
    doorkeeper
        .check(challenged.nonce(), join)
        .subscribe()
        .with(
            verdict -> conclude(socket, join, verdict),
            failure -> {
              LOG.error("A join could not be verified; its socket is closed", failure);
              socket.end(Farewell.SERVER_ERROR);
            });
  }

  private void conclude(PeerSocket socket, Join join, Verdict verdict) {
    if (verdict instanceof Verdict.Proven proven) {
      enter(socket, join, rooms.enter(join.roomId(), proven.member(), socket));
    } else if (verdict instanceof Verdict.Refuted refuted) {
      refuse(socket, new Refusal(ErrorCode.INVALID_PROOF, join.id(), refuted.reason()));
      if (socket.joinFailed() >= maxFailedJoins) {
        socket.end(Farewell.FAILED_JOINS);
      }
    }
  }

  private void enter(PeerSocket socket, Join join, Entry entry) {
    if (entry instanceof Entry.RoomFull full) {
      String message = "roomId: room %s has its %d members; try again when one has left";
      refuse(socket, full(join, message.formatted(join.roomId(), full.limit())));
    } else if (entry instanceof Entry.TooManyRooms many) {
      String message = "roomId: this server has its %d rooms and opens no room %s; try again later";
      refuse(socket, full(join, message.formatted(many.limit(), join.roomId())));
    } else {
      metrics.joined();
    }
  }

  private static Refusal full(Join join, String message) {
    return new Refusal(ErrorCode.ROOM_FULL, join.id(), message);
  }

  private void refuse(PeerSocket socket, Refusal refusal) {
    metrics.error(refusal.code());
    socket.send(new ServerMessage.Problem(refusal));
    Phase phase = socket.phase();
    if (phase instanceof Verifying) {
      socket.challenge(phase, nonces.next());
    }
  }
}
