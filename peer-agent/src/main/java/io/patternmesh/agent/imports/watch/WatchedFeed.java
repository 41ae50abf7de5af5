package io.patternmesh.agent.imports.watch;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A feed that can be suspended and opened again, and that knows whether it tells everything. Closed
 * from any thread, it stays closed.
 */
final class WatchedFeed {

  private final ChangeFeed.Source source;
  private ChangeFeed feed = ChangeFeed.SILENT;
  private boolean partial;
  private boolean closed;

  WatchedFeed(ChangeFeed.Source source) {
    this.source = source;
  }

  /** Opens a feed that follows nothing yet; the reason when the system grants none. */
  synchronized Optional<String> open() {
    suspend();
    partial = false;
    try {
      feed = closed ? ChangeFeed.SILENT : source.open();
      return Optional.empty();
    } catch (IOException e) {
      partial = true;
      return Optional.of("the system watches no more folders (%s)".formatted(e.getMessage()));
    }
  }

  /** Follows a folder too; the reason when that fails for the first time. */
  synchronized Optional<String> follow(Path folder) {
    try {
      feed.follow(folder);
      return Optional.empty();
    } catch (FileSystemException e) {
      return Optional.empty(); // gone or not readable: the pass that is on its way there says so
    } catch (IOException e) {
      boolean first = !partial;
      partial = true;
      return first
          ? Optional.of(
              "the system watches no more folders (%s); raise its limit, on Linux"
                      .formatted(e.getMessage())
                  + " fs.inotify.max_user_watches")
          : Optional.empty();
    }
  }

  synchronized void forget(Path folder) {
    feed.forget(folder);
  }

  synchronized ChangeFeed.Changes drain() {
    return feed.drain();
  }

  /** Whether some folders are not followed, so that only a scan finds what changed. */
  synchronized boolean isPartial() {
    return partial;
  }

  synchronized void suspend() {
    feed.close();
    feed = ChangeFeed.SILENT;
  }

  synchronized void close() {
    closed = true;
    suspend();
  }
}
