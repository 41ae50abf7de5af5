package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.allowance.Allowance;
import io.patternmesh.signaling.message.MessageWriter;
import io.patternmesh.signaling.message.ServerMessage;
import io.patternmesh.signaling.room.Member;
import io.patternmesh.signaling.room.Membership;
import io.patternmesh.signaling.room.RoomEvent;
import io.patternmesh.signaling.room.RoomId;
import io.patternmesh.signaling.room.Seat;
import io.patternmesh.signaling.socket.Phase.Challenged;
import io.patternmesh.signaling.socket.Phase.Gone;
import io.patternmesh.signaling.socket.Phase.Joined;
import io.patternmesh.signaling.socket.Phase.Verifying;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One open socket: its phase, its outbox, its allowance and how long it has been quiet. */
final class PeerSocket implements Seat {

  private final Line line;
  private final Outbox outbox;
  private final Allowance allowance;
  private final Vigil vigil;
  private final MessageWriter writer;
  private final Consumer<Farewell> whenGone;
  private final AtomicReference<Phase> phase = new AtomicReference<>(new Verifying());
  private final AtomicInteger failedJoins = new AtomicInteger();

  PeerSocket(
      Line line,
      Outbox outbox,
      Allowance allowance,
      Vigil vigil,
      MessageWriter writer,
      Consumer<Farewell> whenGone) {
    this.line = line;
    this.outbox = outbox;
    this.allowance = allowance;
    this.vigil = vigil;
    this.writer = writer;
    this.whenGone = whenGone;
  }

  Phase phase() {
    return phase.get();
  }

  Allowance allowance() {
    return allowance;
  }

  Vigil vigil() {
    return vigil;
  }

  Outbox outbox() {
    return outbox;
  }

  /** Counts one more join without a valid proof, and answers how many there were. */
  int joinFailed() {
    return failedJoins.incrementAndGet();
  }

  /** Moves on from {@code expected}; false when the socket stands elsewhere by now. */
  boolean advance(Phase expected, Phase next) {
    return phase.compareAndSet(expected, next);
  }

  /** Asks for a proof over this nonce, unless the socket went away. */
  void challenge(Phase expected, String nonce) {
    if (advance(expected, new Challenged(nonce))) {
      send(new ServerMessage.Challenge(nonce));
    }
  }

  void send(ServerMessage message) {
    // The room tells its seats under its lock, and leaving takes that lock: so not from here.
    if (!(phase.get() instanceof Gone) && !outbox.offer(writer.write(message))) {
      Infrastructure.getDefaultExecutor().execute(() -> end(Farewell.TOO_SLOW));
    }
  }

  /** Ends the socket, once: leaves its room, says why, closes. */
  void end(Farewell farewell) {
    Phase last = phase.getAndSet(new Gone());
    if (last instanceof Gone) {
      return;
    }
    whenGone.accept(farewell);
    line.close(farewell);
    if (last instanceof Joined joined && farewell != Farewell.SHUTTING_DOWN) {
      joined.membership().leave(farewell.departure());
    }
  }

  @Override
  public boolean settle(Membership membership, List<Member> others) {
    boolean here =
        phase.get() instanceof Verifying verifying && advance(verifying, new Joined(membership));
    if (here) {
      send(new ServerMessage.RoomView(membership.roomId(), membership.member(), others));
    }
    return here;
  }

  @Override
  public void tell(RoomId room, RoomEvent event) {
    send(new ServerMessage.Happening(room, event));
  }

  @Override
  public void dismiss() {
    end(Farewell.REPLACED);
  }
}
