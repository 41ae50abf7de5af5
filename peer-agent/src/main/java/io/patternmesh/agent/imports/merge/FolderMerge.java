package io.patternmesh.agent.imports.merge;

import io.patternmesh.agent.conversation.BatchQueue;
import io.patternmesh.agent.conversation.CreditGate;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.imports.ImportEvent;
import io.patternmesh.agent.imports.ImportEvent.Found;
import io.patternmesh.agent.imports.ImportEvent.Removed;
import io.patternmesh.agent.imports.ImportEvent.ScanComplete;
import io.patternmesh.agent.imports.ImportEvent.Skipped;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows one folder: what it holds becomes patterns, what it loses becomes tombstones. */
final class FolderMerge {

  private static final int BATCH = 100;

  private final ImportRevisions revisions;
  private final ImportMemory memory;
  private final EventFeed events;
  private final FolderState state;
  private final Set<Path> skipped = new HashSet<>();

  FolderMerge(ImportRevisions revisions, ImportMemory memory, EventFeed events, FolderState state) {
    this.revisions = revisions;
    this.memory = memory;
    this.events = events;
    this.state = state;
  }

  /**
   * Merges what the folder's stream tells, in its order: what comes while a batch is merged makes
   * the next one, and while a full batch waits nothing more is read.
   */
  Multi<Void> merge(Multi<ImportEvent> folder) {
    BatchQueue<ImportEvent> gathered = new BatchQueue<>(new ArrayDeque<>(), BATCH);
    CreditGate room = new CreditGate();
    room.add(BATCH);
    Multi<Void> arrivals =
        folder
            .onItem()
            .transformToUniAndConcatenate(
                event -> room.lend(1, place -> gather(gathered, event, place)))
            .onCompletion()
            .invoke(gathered::complete);
    Multi<Void> merges =
        gathered
            .batches(BATCH)
            .onItem()
            .transformToUniAndConcatenate(
                batch -> mergeBatch(batch).invoke(() -> room.add(batch.size())));
    return Multi.createBy().merging().streams(arrivals, merges);
  }

  private static Uni<Void> gather(
      BatchQueue<ImportEvent> gathered, ImportEvent event, CreditGate.Lease place) {
    place.spend(1);
    gathered.offer(List.of(event));
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> mergeBatch(List<ImportEvent> batch) {
    Map<String, ImportEvent> latest = new LinkedHashMap<>();
    for (ImportEvent event : batch) {
      if (event instanceof Found found) {
        skipped.remove(found.file());
        latest.put(found.pattern().id(), found);
      } else if (event instanceof Removed removed) {
        latest.put(removed.patternId(), removed);
      } else if (event instanceof Skipped file) {
        skip(file);
      }
    }
    List<ImportEvent> last = List.copyOf(latest.values());
    List<String> removed = only(last, Removed.class).stream().map(Removed::patternId).toList();
    return revisions
        .publish(only(last, Found.class))
        .invoke(refused -> refused.forEach(this::refuse))
        .chain(() -> revisions.withdraw(removed))
        .chain(() -> completeAll(only(batch, ScanComplete.class)));
  }

  private Uni<Void> completeAll(List<ScanComplete> scans) {
    return Multi.createFrom()
        .iterable(scans)
        .onItem()
        .transformToUniAndConcatenate(this::complete)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /**
   * What the memory has of this folder, and neither the scan nor a report accounts for, is gone.
   */
  private Uni<Void> complete(ScanComplete scan) {
    List<String> gone =
        memory.presentIn(scan.folder()).stream()
            .filter(file -> !scan.patternIds().contains(file.patternId()))
            .filter(file -> skipped.stream().noneMatch(Path.of(file.file())::startsWith))
            .map(ImportedFile::patternId)
            .toList();
    return revisions
        .withdraw(gone)
        .invoke(
            () -> {
              state.complete(scan.found(), scan.skipped());
              events.publish(
                  EventType.IMPORT_COMPLETE,
                  Map.of(
                      "folder", scan.folder(),
                      "found", scan.found(),
                      "skipped", scan.skipped()));
            });
  }

  private void skip(Skipped file) {
    skipped.add(file.file());
    notImported(file.file(), file.reason());
  }

  private void refuse(Refused refused) {
    notImported(refused.file().file(), refused.reason());
  }

  private void notImported(Path file, String reason) {
    events.publish(
        EventType.IMPORT_SKIPPED,
        Map.of("folder", state.now().folder(), "file", file.toString(), "reason", reason));
  }

  private static <T> List<T> only(List<ImportEvent> batch, Class<T> type) {
    return batch.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
