package io.patternmesh.agent.imports;

import io.patternmesh.agent.imports.scan.FolderPass;
import io.patternmesh.agent.imports.scan.KnownFiles;
import io.patternmesh.agent.imports.watch.FolderWatch;
import io.smallrye.mutiny.Multi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Folders of test files as streams of patterns. */
public final class FolderImports {

  private final ImportSettings settings;
  private final Clock clock;
  private final Executor worker;

  /**
   * @param clock tells how long files have been at rest
   * @param worker runs all reading of files; its threads may block
   */
  public FolderImports(ImportSettings settings, Clock clock, Executor worker) {
    this.settings = settings;
    this.clock = clock;
    this.worker = worker;
  }

  /**
   * Looks at each test file of a folder once. Driven by demand: one file's content is held at a
   * time.
   *
   * @return one event for each pattern and each test file that cannot be imported, in the order of
   *     the paths; then {@link ImportEvent.ScanComplete}, except where there is no such folder:
   *     that is one {@link ImportEvent.Skipped}
   */
  public Multi<ImportEvent> scan(Path folder) {
    return Multi.createFrom().deferred(() -> scanned(folder)).runSubscriptionOn(worker);
  }

  /**
   * Scans a folder once, then follows it: an endless stream, until it is cancelled. Changes of a
   * file that come faster than they are asked for become one; see {@link FolderWatch}.
   *
   * @return the events of {@link #scan}, then those of what changes; {@link
   *     ImportEvent.ScanComplete} again after each further scan of everything. A folder that
   *     vanishes is reported as {@link ImportEvent.Skipped} and scanned when it is back
   */
  public Multi<ImportEvent> watch(Path folder) {
    return Multi.createFrom()
        .deferred(() -> new FolderWatch(folder, settings, clock, worker).events());
  }

  private Multi<ImportEvent> scanned(Path folder) {
    KnownFiles known = new KnownFiles(folder.toString());
    try {
      Path top = folder.toRealPath();
      if (Files.isDirectory(top)) {
        return new FolderPass(top, known, settings.ignoredFolders(), entered -> {}).whole();
      }
      return skipped(folder, "it is no folder; name the folder that holds the test files");
    } catch (IOException e) {
      return skipped(folder, "there is no such folder; create it");
    }
  }

  private static Multi<ImportEvent> skipped(Path folder, String reason) {
    return Multi.createFrom().item(new ImportEvent.Skipped(folder.toString(), folder, reason));
  }
}
