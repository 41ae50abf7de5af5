package io.patternmesh.agent.imports.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The feed of {@link WatchService}, which keeps at most 512 changes for each folder until they are
 * drained and calls what is beyond them lost. Closing is safe from any thread; afterwards it is
 * silent.
 */
final class SystemFeed implements ChangeFeed {

  private final WatchService service;

  /** Not {@link WatchKey#watchable()}: the key of a folder that was moved keeps its old path. */
  private final Map<WatchKey, Path> followed = new HashMap<>();

  private SystemFeed(WatchService service) {
    this.service = service;
  }

  static ChangeFeed open() throws IOException {
    return new SystemFeed(FileSystems.getDefault().newWatchService());
  }

  @Override
  public void follow(Path folder) throws IOException {
    try {
      WatchKey key =
          folder.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
      followed.put(key, folder);
    } catch (ClosedWatchServiceException e) {
      followed.clear();
    }
  }

  @Override
  public void forget(Path folder) {
    followed
        .entrySet()
        .removeIf(
            entry -> {
              boolean below = entry.getValue().startsWith(folder);
              if (below) {
                entry.getKey().cancel();
              }
              return below;
            });
  }

  @Override
  public Changes drain() {
    Set<Path> touched = new LinkedHashSet<>();
    boolean lost = false;
    try {
      for (WatchKey key = service.poll(); key != null; key = service.poll()) {
        Path folder = followed.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
          lost |= event.kind() == StandardWatchEventKinds.OVERFLOW;
          if (folder != null && event.context() instanceof Path name) {
            touched.add(folder.resolve(name));
          }
        }
        if (!key.reset() && folder != null) {
          followed.remove(key);
          touched.add(folder);
        }
      }
    } catch (ClosedWatchServiceException e) {
      followed.clear();
    }
    return new Changes(touched, lost);
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the watch service did not close", e);
    }
  }
}
