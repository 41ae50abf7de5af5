package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.KnownDigests;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was asked for which revision: what one peer is about to send, or was merged a moment ago, is
 * not asked of another.
 */
public final class InFlight {

  private final Map<Digest, PeerId> claims = new ConcurrentHashMap<>();
  private final KnownDigests merged = new KnownDigests();

  /** Whether {@code peer} is the one to be asked. */
  public boolean claim(Digest digest, PeerId peer) {
    return !merged.contains(digest) && claims.putIfAbsent(digest, peer) == null;
  }

  /** The registry holds it now. */
  public void merged(Digest digest) {
    merged.add(digest);
    claims.remove(digest);
  }

  /** It came and was refused, or it will not come. */
  public void release(Digest digest) {
    claims.remove(digest);
  }
}
