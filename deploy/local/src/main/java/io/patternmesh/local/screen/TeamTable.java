package io.patternmesh.local.screen;

import io.patternmesh.local.agent.AgentApi;
import io.patternmesh.local.agent.AgentStatus;
import io.patternmesh.local.agent.PeerState;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.member.Member;
import io.patternmesh.local.member.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who is connected to whom, and what each member holds, asked from the agents.
 *
 * @param team whose agents
 * @param http to ask them
 */
public record TeamTable(Team team, LocalHttp http) {

  /** The table as it is now. Below it a line for each tie that does not hold. */
  public List<String> lines() {
    Table table =
        new Table(
            "member", "signaling", "connected to", "patterns", "conflicts", "imports", "open");
    List<String> troubles = new ArrayList<>();
    team.members().forEach(member -> addRow(table, member, troubles));
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(troubles);
    return lines;
  }

  private void addRow(Table table, Member member, List<String> troubles) {
    AgentApi api = new AgentApi(member.agent(), http);
    String address = member.agent() + "/q/swagger-ui";
    try {
      AgentStatus status = api.status();
      List<PeerState> peers = api.peers();
      peers.stream()
          .filter(peer -> !peer.open())
          .forEach(peer -> troubles.add(member.name() + " on " + peer.shown()));
      table.row(
          member.name(),
          status.signaling().state(),
          connected(peers),
          status.registry().reachable() ? status.registry().patterns() : "no registry",
          status.registry().openConflicts(),
          imports(status),
          address);
    } catch (CallFailed e) {
      troubles.add(member.name() + ": " + e.getMessage());
      table.row(member.name(), "-", "no answer", "-", "-", "-", address);
    }
  }

  private static String connected(List<PeerState> peers) {
    String names =
        peers.stream()
            .filter(PeerState::open)
            .map(PeerState::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "nobody" : names;
  }

  private static String imports(AgentStatus status) {
    if (status.imports().isEmpty()) {
      return "none";
    }
    long found = status.imports().stream().mapToLong(AgentStatus.ImportedFolder::found).sum();
    return found + " found, " + (status.importsDone() ? "watching" : "scanning");
  }
}
