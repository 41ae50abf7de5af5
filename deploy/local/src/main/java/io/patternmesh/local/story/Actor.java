package io.patternmesh.local.story;

import io.patternmesh.local.agent.AgentApi;
import io.patternmesh.local.agent.HeldPattern;
import io.patternmesh.local.agent.PeerState;
import io.patternmesh.local.member.Member;
import java.util.Optional;

/**
 * A member on the stage.
 *
 * @param member who it is
 * @param api their agent
 */
public record Actor(Member member, AgentApi api) {

  public String name() {
    return member.name();
  }

  /** The id of this member's peer. */
  public String peerId() {
    return api.status().peerId();
  }

  /** The other one as this agent sees it; empty when it knows of none. */
  public Optional<PeerState> peer(String peerId) {
    return api.peers().stream().filter(peer -> peer.id().equals(peerId)).findFirst();
  }

  /** The pattern, which this member must hold. */
  public HeldPattern held(String id) {
    return api.pattern(id)
        .orElseThrow(() -> new IllegalStateException(name() + " does not hold " + id));
  }
}
