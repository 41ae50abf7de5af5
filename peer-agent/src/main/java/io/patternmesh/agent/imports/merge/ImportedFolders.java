package io.patternmesh.agent.imports.merge;

import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.identity.PeerSettings;
import io.patternmesh.agent.imports.FolderImports;
import io.patternmesh.agent.library.Authoring;
import io.patternmesh.agent.library.Library;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** The folders that this member imports from, and how far each is. */
@ApplicationScoped
public class ImportedFolders {

  private static final Logger LOG = Logger.getLogger(ImportedFolders.class);
  private static final int MOST = 100;

  private final FolderImports imports;
  private final ImportRevisions revisions;
  private final ImportMemory memory;
  private final EventFeed events;
  private final LibraryFeed feed;
  private final Map<String, FolderState> folders = new ConcurrentSkipListMap<>();
  private final UnicastProcessor<FolderState> added = UnicastProcessor.create();

  ImportedFolders(
      FolderSettings settings,
      PeerSettings peer,
      Clock clock,
      Registry registry,
      Library library,
      Authoring authoring,
      LibraryFeed feed,
      EventFeed events) {
    Executor blocking = Infrastructure.getDefaultWorkerPool();
    this.imports = new FolderImports(settings, clock, blocking);
    this.memory = new ImportMemory(peer.dataDir().resolve("imports.jsonl"));
    this.revisions =
        new ImportRevisions(registry, library, authoring, feed.index(), memory, blocking, clock);
    this.events = events;
    this.feed = feed;
    settings.folders().ifPresent(all -> all.forEach(this::follow));
  }

  /** Imports from every folder, those to come too, once the library is known; endless. */
  public Multi<Void> run() {
    return feed.loaded()
        .onItem()
        .transformToMulti(loaded -> added)
        .onItem()
        .transformToMulti(this::merge)
        .merge(MOST);
  }

  /**
   * Imports from one more folder, until the agent stops.
   *
   * @throws InvalidFieldException when there is no such folder, or there are 100 already
   */
  public FolderState.Snapshot add(String folder) {
    if (!Files.isDirectory(Path.of(folder))) {
      throw new InvalidFieldException("folder", Quoted.of(folder), "an existing folder expected");
    }
    return follow(Path.of(folder));
  }

  /** Every folder, in the order of names. */
  public List<FolderState.Snapshot> states() {
    return folders.values().stream().map(FolderState::now).toList();
  }

  private synchronized FolderState.Snapshot follow(Path folder) {
    String path = folder.toAbsolutePath().normalize().toString();
    if (!folders.containsKey(path)) {
      if (folders.size() == MOST) {
        throw new InvalidFieldException("folder", "one more", "at most " + MOST + " expected");
      }
      FolderState state = new FolderState(path);
      folders.put(path, state);
      added.onNext(state);
    }
    return folders.get(path).now();
  }

  private Multi<Void> merge(FolderState state) {
    String folder = state.now().folder();
    return new FolderMerge(revisions, memory, events, state)
        .merge(imports.watch(Path.of(folder)))
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "imports: %s is no longer followed", folder))
        .onFailure()
        .recoverWithMulti(Multi.createFrom().empty());
  }
}
