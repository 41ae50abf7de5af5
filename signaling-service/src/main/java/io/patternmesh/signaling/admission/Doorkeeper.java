package io.patternmesh.signaling.admission;

import io.patternmesh.model.identity.JoinProof;
import io.patternmesh.signaling.message.PeerMessage.Join;
import io.patternmesh.signaling.room.Member;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;

/** Checks that a peer holds the key it shows, for the nonce of its own socket and no other. */
@Singleton
public final class Doorkeeper {

  private final RoomToken token;

  Doorkeeper(RoomToken token) {
    this.token = token;
  }

  /** Verifies on a worker thread: a signature takes a millisecond, too long for an event loop. */
  public Uni<Verdict> check(String nonce, Join join) {
    return Uni.createFrom()
        .item(() -> verdict(nonce, join))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Verdict verdict(String nonce, Join join) {
    if (!token.admits(join.token())) {
      return new Verdict.Refuted(
          "payload.token: not this server's room token; ask who runs the server for it");
    }
    Member member = Member.of(join.publicKey(), join.name());
    byte[] signed = JoinProof.message(nonce, join.roomId().value(), member.id());
    if (!join.publicKey().verifies(signed, join.proof())) {
      return new Verdict.Refuted(
          "payload.proof: no signature of peer "
              + member.id()
              + " over this socket's latest challenge and room "
              + join.roomId()
              + "; sign the nonce of the challenge that follows");
    }
    return new Verdict.Proven(member);
  }
}
