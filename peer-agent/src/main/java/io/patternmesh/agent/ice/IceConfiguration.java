package io.patternmesh.agent.ice;

import java.util.List;

/** What a connection needs to know of ICE: the servers, and which candidates it may use. */
public record IceConfiguration(List<IceServer> servers, IcePolicy policy) {

  /** No server, any way that works. */
  public static final IceConfiguration PLAIN = new IceConfiguration(List.of(), IcePolicy.ALL);

  public IceConfiguration {
    servers = List.copyOf(servers);
  }
}
