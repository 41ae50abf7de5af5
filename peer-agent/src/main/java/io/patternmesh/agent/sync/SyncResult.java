package io.patternmesh.agent.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.patternmesh.model.identity.PeerId;
import java.util.Optional;

/**
 * What one comparison with one peer led to.
 *
 * @param sent revisions sent to the peer
 * @param received revisions received from it
 * @param conflicts how many of those met a concurrent one
 * @param error why it did not complete
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SyncResult(
    String peerId, long sent, long received, long conflicts, Optional<String> error) {

  static SyncResult failed(PeerId peer, String error) {
    return new SyncResult(peer.value(), 0, 0, 0, Optional.of(error));
  }
}
