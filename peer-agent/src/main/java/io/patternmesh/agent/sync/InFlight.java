package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.KnownDigests;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was asked for which revision: what one peer is about to send, or was merged a moment ago, is
 * not asked of another. A peer that was asked and is slow to answer keeps nobody else from being
 * asked for longer than its claim holds.
 */
public final class InFlight {

  private final Clock clock;
  private final Duration holds;
  private final Map<Digest, Claim> claims = new ConcurrentHashMap<>();
  private volatile KnownDigests merged = new KnownDigests();

  private record Claim(PeerId peer, Instant until) {}

  /**
   * @param holds how long a claim keeps others from being asked
   */
  public InFlight(Clock clock, Duration holds) {
    this.clock = clock;
    this.holds = holds;
  }

  /** Whether {@code peer} is the one to be asked. */
  public boolean claim(Digest digest, PeerId peer) {
    if (merged.contains(digest)) {
      return false;
    }
    Instant now = clock.instant();
    Claim mine = new Claim(peer, now.plus(holds));
    return claims.merge(digest, mine, (old, fresh) -> old.until().isAfter(now) ? old : fresh)
        == mine;
  }

  /** The registry holds it now. */
  public void merged(Digest digest) {
    merged.add(digest);
    claims.remove(digest);
  }

  /** It came from this peer and was refused, or it will not come. */
  public void release(Digest digest, PeerId peer) {
    claims.computeIfPresent(digest, (key, claim) -> claim.peer().equals(peer) ? null : claim);
  }

  /** The registry lost what it held. */
  public void forget() {
    merged = new KnownDigests();
  }
}
