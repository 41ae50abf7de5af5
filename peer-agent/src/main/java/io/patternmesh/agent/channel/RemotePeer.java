package io.patternmesh.agent.channel;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.PublicKey;

/**
 * Another member's peer. The id is the hash of the key, so whoever proves the key is the peer; the
 * name is decoration and identifies nobody.
 */
public record RemotePeer(PeerId id, String name, PublicKey key) {

  /**
   * @throws IllegalArgumentException when {@code id} is not the id of {@code key}
   */
  public RemotePeer {
    if (!key.peerId().equals(id)) {
      throw new IllegalArgumentException(
          "peer "
              + id
              + ": its public key belongs to peer "
              + key.peerId()
              + ", so it is somebody else's announcement; nothing is sent to it");
    }
  }
}
