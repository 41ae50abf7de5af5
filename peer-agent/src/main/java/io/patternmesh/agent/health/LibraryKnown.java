package io.patternmesh.agent.health;

import io.patternmesh.agent.library.LibraryFeed;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every head of the library was read. A peer, or the signaling server, that is away
 * makes nobody unready.
 */
@Readiness
@ApplicationScoped
class LibraryKnown implements HealthCheck {

  private final LibraryFeed library;

  LibraryKnown(LibraryFeed library) {
    this.library = library;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("library known")
        .status(library.isLoaded())
        .withData("heads", library.index().size())
        .build();
  }
}
