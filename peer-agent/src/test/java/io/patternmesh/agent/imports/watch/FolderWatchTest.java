package io.patternmesh.agent.imports.watch;

import static io.patternmesh.agent.imports.TestFolder.JEST_TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.imports.FixedSettings;
import io.patternmesh.agent.imports.ImportEvent;
import io.patternmesh.agent.imports.ImportEvent.Found;
import io.patternmesh.agent.imports.ImportEvent.ScanComplete;
import io.patternmesh.agent.imports.ImportEvent.Skipped;
import io.patternmesh.agent.imports.TestFolder;
import io.patternmesh.agent.mesh.Eventually;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

  @TempDir Path temp;
  private final ExecutorService worker = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    worker.shutdownNow();
  }

  @Test
  void changesThatTheSystemLostAreFoundByAScan() {
    TestFolder folder = new TestFolder(temp);
    AtomicBoolean loses = new AtomicBoolean();
    Feed feed = new Feed();
    feed.loses = loses;
    AssertSubscriber<ImportEvent> events = watch(() -> feed);
    awaitItems(events, 1);

    folder.write("new.test.js", JEST_TEST);
    loses.set(true);

    awaitItems(events, 3);
    assertThat(events.getItems().get(1)).isInstanceOf(Found.class);
    assertThat(events.getItems().get(2)).isInstanceOf(ScanComplete.class);
    events.cancel();
  }

  @Test
  void whenWatchesRunOutTheFolderIsScannedAgainAndAgain() {
    TestFolder folder = new TestFolder(temp);
    folder.write("a/a.test.js", JEST_TEST);
    Feed feed = new Feed();
    feed.allowed = 1;
    AssertSubscriber<ImportEvent> events = watch(() -> feed);
    awaitItems(events, 3);
    assertThat(events.getItems())
        .filteredOn(Skipped.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Skipped.class, skipped -> assertThat(skipped.reason()).contains("max_user_watches"));

    folder.write("a/b.test.js", JEST_TEST);

    awaitFound(events, "b.test.js");
    events.cancel();
  }

  @Test
  void whereTheSystemWatchesNothingTheFolderIsScannedAgainAndAgain() {
    AssertSubscriber<ImportEvent> events =
        watch(
            () -> {
              throw new IOException("too many open files");
            });
    awaitItems(events, 2);
    new TestFolder(temp).write("b.test.js", JEST_TEST);
    awaitFound(events, "b.test.js");
    assertThat(events.getItems())
        .filteredOn(Skipped.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Skipped.class, skipped -> assertThat(skipped.reason()).contains("too many open files"));
    events.cancel();
  }

  @Test
  void cancellingClosesTheFeed() {
    Feed feed = new Feed();
    AssertSubscriber<ImportEvent> events = watch(() -> feed);
    awaitItems(events, 1);
    events.cancel();
    assertThat(feed.closed).hasPositiveValue();
  }

  private AssertSubscriber<ImportEvent> watch(ChangeFeed.Source source) {
    return new FolderWatch(temp, FixedSettings.QUICK, Clock.systemUTC(), worker, source)
        .events()
        .subscribe()
        .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
  }

  /** At least so many: where the folder is scanned again and again, more may be there already. */
  private static void awaitItems(AssertSubscriber<ImportEvent> events, int least) {
    Eventually.until(least + " events", () -> events.getItems().size() >= least);
  }

  private static void awaitFound(AssertSubscriber<ImportEvent> events, String fileName) {
    Eventually.until(
        fileName + " is found",
        () ->
            events.getItems().stream()
                .anyMatch(
                    event -> event instanceof Found found && found.file().endsWith(fileName)));
  }

  /** A feed that follows so many folders, and says that it lost changes when told to. */
  private static final class Feed implements ChangeFeed {
    private final AtomicInteger closed = new AtomicInteger();
    private AtomicBoolean loses = new AtomicBoolean();
    private int allowed = Integer.MAX_VALUE;

    @Override
    public void follow(Path folder) throws IOException {
      if (allowed-- <= 0) {
        throw new IOException("User limit of inotify watches reached");
      }
    }

    @Override
    public void forget(Path folder) {}

    @Override
    public Changes drain() {
      return new Changes(Set.of(), loses.getAndSet(false));
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
