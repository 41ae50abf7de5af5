package io.patternmesh.agent.imports.watch;

import io.patternmesh.agent.imports.ImportEvent;
import io.patternmesh.agent.imports.ImportSettings;
import io.patternmesh.agent.imports.scan.FolderPass;
import io.patternmesh.agent.imports.scan.KnownFiles;
import io.smallrye.mutiny.Multi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * One configured folder, followed for as long as it is subscribed to.
 *
 * <p>Time goes in rounds, a few each {@link ImportSettings#settle()}. A round takes what the system
 * told, waits until it is at rest, and passes over just that; it ends when its last event was asked
 * for. While the subscriber is slow no round starts and changes wait in the system's feed, which is
 * bounded: when it loses some, the next round scans everything.
 */
public final class FolderWatch {

  private static final Duration SHORTEST = Duration.ofMillis(10);

  private final Path folder;
  private final ImportSettings settings;
  private final Clock clock;
  private final Executor worker;
  private final WatchedFeed feed;
  private final KnownFiles known;
  private final Duration settle;
  private final Unrest unrest;
  private final List<ImportEvent> reports = new ArrayList<>();

  private Presence presence = Presence.UNKNOWN;
  private Path top;
  private FolderPass pass;
  private boolean scanDue;
  private Instant lastScan = Instant.MIN;

  private enum Presence {
    UNKNOWN,
    PRESENT,
    MISSING
  }

  /** Watches with the system's own feed. */
  public FolderWatch(Path folder, ImportSettings settings, Clock clock, Executor worker) {
    this(folder, settings, clock, worker, SystemFeed::open);
  }

  FolderWatch(
      Path folder,
      ImportSettings settings,
      Clock clock,
      Executor worker,
      ChangeFeed.Source source) {
    this.folder = folder;
    this.settings = settings;
    this.clock = clock;
    this.worker = worker;
    this.feed = new WatchedFeed(source);
    this.known = new KnownFiles(folder.toString());
    this.settle = settings.settle().compareTo(SHORTEST) < 0 ? SHORTEST : settings.settle();
    this.unrest = new Unrest(settle);
    this.top = folder.toAbsolutePath().normalize();
    this.pass = newPass();
  }

  /** A scan, then changes, for ever. To be subscribed to once. */
  public Multi<ImportEvent> events() {
    Multi<Long> ticks = Multi.createFrom().ticks().every(settle.dividedBy(2)).onOverflow().drop();
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item(0L), ticks)
        .onItem()
        .transformToMultiAndConcatenate(tick -> round())
        .onTermination()
        .invoke(feed::close);
  }

  private Multi<ImportEvent> round() {
    Multi<ImportEvent> reported =
        Multi.createFrom().deferred(() -> Multi.createFrom().iterable(takeReports()));
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().deferred(this::due), reported)
        .runSubscriptionOn(worker);
  }

  private Multi<ImportEvent> due() {
    if (!Files.isDirectory(folder)) {
      return missing();
    }
    if (presence != Presence.PRESENT) {
      return appeared();
    }
    Instant now = clock.instant();
    ChangeFeed.Changes changes = feed.drain();
    scanDue |= changes.lost();
    for (Path path : changes.touched()) {
      scanDue |= !pass.ignores(path) && !unrest.touch(path, now);
    }
    boolean polls = feed.isPartial() && !now.isBefore(lastScan.plus(settings.rescanInterval()));
    if (scanDue || polls) {
      return scan();
    }
    return Multi.createFrom()
        .iterable(unrest.settled(now))
        .onItem()
        .transformToMultiAndConcatenate(this::lookAt);
  }

  private Multi<ImportEvent> lookAt(Path path) {
    if (!Files.exists(path)) {
      feed.forget(path);
    }
    return path.equals(top) ? scan() : pass.over(path);
  }

  private Multi<ImportEvent> missing() {
    if (presence != Presence.MISSING) {
      presence = Presence.MISSING;
      feed.suspend();
      unrest.clear();
      report(folder, "the folder is not there; its patterns stay, and it is looked for again");
    }
    return Multi.createFrom().empty();
  }

  private Multi<ImportEvent> appeared() {
    try {
      top = folder.toRealPath();
    } catch (IOException e) {
      return missing();
    }
    presence = Presence.PRESENT;
    pass = newPass();
    feed.open().ifPresent(reason -> report(top, reason + fallback()));
    return scan();
  }

  private Multi<ImportEvent> scan() {
    scanDue = false;
    lastScan = clock.instant();
    unrest.clear();
    return pass.whole();
  }

  private FolderPass newPass() {
    return new FolderPass(top, known, settings.ignoredFolders(), this::follow);
  }

  private void follow(Path entered) {
    feed.follow(entered).ifPresent(reason -> report(entered, reason + fallback()));
  }

  private String fallback() {
    return "; the folder is scanned every %s instead".formatted(settings.rescanInterval());
  }

  private void report(Path path, String reason) {
    reports.add(new ImportEvent.Skipped(folder.toString(), path, reason));
  }

  private List<ImportEvent> takeReports() {
    List<ImportEvent> taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }
}
