package io.patternmesh.local.agent;

import java.util.List;

/**
 * What an agent says of itself.
 *
 * @param peerId its id
 * @param name the member's name
 * @param signaling its tie to the signaling service
 * @param registry its tie to the member's registry
 * @param imports the folders that it watches
 */
public record AgentStatus(
    String peerId,
    String name,
    SignalingTie signaling,
    RegistryTie registry,
    List<ImportedFolder> imports) {

  public AgentStatus {
    imports = imports == null ? List.of() : List.copyOf(imports);
  }

  /** Whether every import has seen all its files and now waits for changes. */
  public boolean importsDone() {
    return imports.stream().allMatch(folder -> folder.state().equals("watching"));
  }

  /** {@code state} is connecting, joined or disconnected; {@code error} may be null. */
  public record SignalingTie(String state, String error) {

    public boolean joined() {
      return "joined".equals(state);
    }
  }

  /** How many patterns the registry holds and how many of them are in conflict. */
  public record RegistryTie(boolean reachable, long patterns, long openConflicts) {}

  /** {@code state} is scanning or watching; {@code found} counts files taken as patterns. */
  public record ImportedFolder(String folder, String state, long found, long skipped) {}
}
