package io.patternmesh.agent.imports.scan;

import io.patternmesh.agent.imports.ImportEvent;
import io.patternmesh.agent.imports.ImportedPattern;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was last seen at each path of a folder, without contents; turns looks at files into events
 * by telling what changed. Two files of one id cannot both be the pattern: the first holds it, the
 * other is refused until the first lets go. For one thread at a time.
 */
public final class KnownFiles {

  /** A path's last state: the id it holds (or last held), its hash, or why it was refused. */
  private record Seen(Optional<String> id, String contentHash, String refusal) {}

  private final String folder;
  private final Map<Path, Seen> seen = new HashMap<>();
  private final Map<String, Path> holders = new HashMap<>();
  private final Map<String, Set<Path>> rivals = new HashMap<>();
  private final Set<Path> freed = new HashSet<>();

  /**
   * @param folder the configured folder, as events name it
   */
  public KnownFiles(String folder) {
    this.folder = folder;
  }

  List<ImportEvent> observe(Path path, Outcome outcome) {
    List<ImportEvent> events = new ArrayList<>();
    if (outcome instanceof Outcome.Held held) {
      held(path, held, events);
    } else if (outcome instanceof Outcome.Refused refused) {
      refused(path, refused.reason(), events);
    } else {
      release(path, events);
    }
    return events;
  }

  List<Path> all() {
    return seen.keySet().stream().sorted().toList();
  }

  /** The paths known at or below this one. */
  List<Path> under(Path path) {
    return seen.keySet().stream().filter(known -> known.startsWith(path)).sorted().toList();
  }

  /** Files that were refused for an id which is free now; asking empties the list. */
  Set<Path> freed() {
    Set<Path> files = Set.copyOf(freed);
    freed.clear();
    return files;
  }

  ImportEvent.ScanComplete complete() {
    int held = (int) seen.values().stream().filter(state -> state.refusal.isEmpty()).count();
    return new ImportEvent.ScanComplete(folder, held, seen.size() - held, holders.keySet());
  }

  private void held(Path path, Outcome.Held held, List<ImportEvent> events) {
    ImportedPattern pattern = held.pattern();
    Seen last = seen.get(path);
    if (last != null && last.id.filter(id -> !id.equals(pattern.id())).isPresent()) {
      release(path, events);
    }
    Path holder = holders.get(pattern.id());
    if (holder != null && !holder.equals(path)) {
      if (Files.exists(holder, LinkOption.NOFOLLOW_LINKS)) {
        rivals.computeIfAbsent(pattern.id(), id -> new HashSet<>()).add(path);
        refused(path, "its pattern id %s is that of %s".formatted(pattern.id(), holder), events);
        return;
      }
      release(holder, events);
    }
    Seen before = seen.get(path);
    seen.put(path, new Seen(Optional.of(pattern.id()), held.contentHash(), ""));
    holders.put(pattern.id(), path);
    if (before == null || !before.contentHash.equals(held.contentHash())) {
      events.add(new ImportEvent.Found(folder, path, pattern, held.contentHash()));
    }
  }

  private void refused(Path path, String reason, List<ImportEvent> events) {
    Seen before = seen.get(path);
    Optional<String> lastId = before == null ? Optional.empty() : before.id;
    seen.put(path, new Seen(lastId, "", reason));
    if (before == null || !before.refusal.equals(reason)) {
      events.add(new ImportEvent.Skipped(folder, path, reason));
    }
  }

  private void release(Path path, List<ImportEvent> events) {
    Seen before = seen.remove(path);
    if (before != null && before.id.isPresent()) {
      String id = before.id.get();
      holders.remove(id, path);
      freed.addAll(rivals.getOrDefault(id, Set.of()));
      rivals.remove(id);
      events.add(new ImportEvent.Removed(folder, path, id));
    }
  }
}
