package io.patternmesh.agent.health;

import io.patternmesh.agent.library.LibraryFeed;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Started, and ready, once every head of the library was read. */
@Startup
@Readiness
@ApplicationScoped
class LibraryLoaded implements HealthCheck {

  private final LibraryFeed library;

  LibraryLoaded(LibraryFeed library) {
    this.library = library;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("library loaded")
        .status(library.isLoaded())
        .withData("heads", library.index().size())
        .build();
  }
}
