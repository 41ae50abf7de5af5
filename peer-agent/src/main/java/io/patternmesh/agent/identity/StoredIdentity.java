package io.patternmesh.agent.identity;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.model.identity.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;

/** The identity that this agent's data folder keeps; made on the first start. */
@ApplicationScoped
public class StoredIdentity implements Identity {

  private static final int MAX_NAME = 64;

  private final SigningKey key;
  private final String name;

  /**
   * @throws IllegalStateException when the key file is not usable
   * @throws IllegalArgumentException when the name is blank or too long
   */
  public StoredIdentity(PeerSettings settings) {
    if (settings.name().isBlank() || settings.name().length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "patternmesh.peer.name: 1 to "
              + MAX_NAME
              + " characters expected, got "
              + Quoted.of(settings.name()));
    }
    name = settings.name();
    key = new KeyFile(settings.dataDir()).open();
  }

  @Override
  public SigningKey key() {
    return key;
  }

  @Override
  public PeerId id() {
    return key.peerId();
  }

  @Override
  public String name() {
    return name;
  }
}
