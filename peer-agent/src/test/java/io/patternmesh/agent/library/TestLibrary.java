package io.patternmesh.agent.library;

import io.patternmesh.agent.identity.Identity;
import io.patternmesh.agent.registry.Registry;
import java.time.Clock;

/** The parts of a library, without an application around them. */
public final class TestLibrary {

  private TestLibrary() {}

  public static LibraryFeed feed(Registry registry) {
    return feed(registry, Clock.systemUTC());
  }

  public static LibraryFeed feed(Registry registry, Clock clock) {
    return new LibraryFeed(registry, clock);
  }

  public static Authoring authoring(Identity identity, Clock clock) {
    return new Authoring(identity, clock);
  }

  public static Library library(Registry registry, Authoring authoring) {
    return new Library(registry, authoring);
  }

  public static UsageRecorder usage(Registry registry, Identity identity) {
    return new UsageRecorder(registry, identity);
  }
}
