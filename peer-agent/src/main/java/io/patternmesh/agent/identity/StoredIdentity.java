package io.patternmesh.agent.identity;

import io.patternmesh.agent.start.StartRefusal;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.model.identity.SigningKey;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** The identity that this agent's data folder keeps; made on the first start. */
@ApplicationScoped
public class StoredIdentity implements Identity {

  private static final int MAX_NAME = 64;

  private final SigningKey key;
  private final String name;

  /**
   * @throws ConfigurationException when the key file is not usable, or the name is blank or too
   *     long
   */
  public StoredIdentity(PeerSettings settings) {
    if (settings.name().isBlank() || settings.name().length() > MAX_NAME) {
      throw StartRefusal.because(
          "patternmesh.peer.name: 1 to "
              + MAX_NAME
              + " characters expected, got "
              + Quoted.of(settings.name()));
    }
    name = settings.name();
    try {
      key = new KeyFile(settings.dataDir()).open();
    } catch (IllegalStateException e) {
      throw StartRefusal.because(e.getMessage());
    }
  }

  /** Before anything else starts: nothing runs for a peer that cannot be one. */
  void open(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {}

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
