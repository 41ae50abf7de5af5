package io.patternmesh.local.member;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * One person of the team, with an agent and a registry of their own.
 *
 * @param name lower case, also the name of the folder that holds the state
 * @param agentPort where the agent listens, on loopback
 * @param registryPort where the registry listens, on loopback
 * @param home the folder of this member's state
 * @param imports folders of test files that the agent watches
 */
public record Member(String name, int agentPort, int registryPort, Path home, List<Path> imports) {

  public Member {
    imports = List.copyOf(imports);
  }

  public URI agent() {
    return URI.create("http://127.0.0.1:" + agentPort);
  }

  public URI registry() {
    return URI.create("http://127.0.0.1:" + registryPort);
  }

  /** The data directory of the registry, its database included. */
  public Path library() {
    return home.resolve("library");
  }

  /** The data directory of the agent: its key and what it imported. */
  public Path peer() {
    return home.resolve("peer");
  }

  public String agentName() {
    return name + "-agent";
  }

  public String registryName() {
    return name + "-registry";
  }
}
