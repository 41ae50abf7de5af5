package io.patternmesh.signaling.room;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.PublicKey;

/**
 * A peer that proved its key.
 *
 * @param id the id that follows from the key
 * @param name how it wants to be shown; decoration, identifies nobody
 */
public record Member(PeerId id, String name, PublicKey publicKey) {

  /** The peer of this key. */
  public static Member of(PublicKey publicKey, String name) {
    return new Member(publicKey.peerId(), name, publicKey);
  }
}
