package io.patternmesh.agent.world;

import io.patternmesh.agent.registry.TestRegistry;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** An agent with a library that is there. */
public class LibraryThere implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("patternmesh.peer.data-dir", "target/library-there/peer");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Library.class));
  }

  /** The library of the agent under test. */
  public static class Library implements QuarkusTestResourceLifecycleManager {

    private TestRegistry registry;

    @Override
    public Map<String, String> start() {
      registry = new TestRegistry();
      return Map.of("patternmesh.registry.url", registry.url().toString());
    }

    @Override
    public void stop() {
      registry.close();
    }
  }
}
