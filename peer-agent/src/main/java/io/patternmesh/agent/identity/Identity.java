package io.patternmesh.agent.identity;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;

/** Who this peer is. */
public interface Identity {

  /** The key that makes it this peer. */
  SigningKey key();

  /** Its id, derived from the key. */
  PeerId id();

  /** The name that others see; decoration. */
  String name();
}
