package io.patternmesh.agent.imports.merge;

/** How far a folder's import is. */
public final class FolderState {

  private final String folder;
  private volatile Snapshot now;

  FolderState(String folder) {
    this.folder = folder;
    this.now = new Snapshot(folder, "scanning", 0, 0);
  }

  void complete(int found, int skipped) {
    now = new Snapshot(folder, "watching", found, skipped);
  }

  /** As it is at this moment. */
  public Snapshot now() {
    return now;
  }

  /**
   * @param state {@code scanning} until the folder was looked through once, then {@code watching}
   * @param found files that hold a pattern
   * @param skipped files that could not be imported
   */
  public record Snapshot(String folder, String state, int found, int skipped) {}
}
