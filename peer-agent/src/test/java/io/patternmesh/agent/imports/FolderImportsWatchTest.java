package io.patternmesh.agent.imports;

import static io.patternmesh.agent.imports.TestFolder.JEST_TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.imports.ImportEvent.Found;
import io.patternmesh.agent.imports.ImportEvent.Removed;
import io.patternmesh.agent.imports.ImportEvent.ScanComplete;
import io.patternmesh.agent.imports.ImportEvent.Skipped;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderImportsWatchTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path temp;
  private final ExecutorService worker = Executors.newCachedThreadPool();
  private TestFolder folder;
  private AssertSubscriber<ImportEvent> events;

  @BeforeEach
  void watchAFolderOfOneTest() {
    folder = new TestFolder(temp.resolve("shop"));
    folder.write("old.test.js", JEST_TEST);
    events =
        new FolderImports(FixedSettings.QUICK, Clock.systemUTC(), worker)
            .watch(folder.path())
            .subscribe()
            .withSubscriber(AssertSubscriber.create(2));
    events.awaitItems(2, LONG);
    assertThat(events.getItems().get(1)).isInstanceOf(ScanComplete.class);
  }

  @AfterEach
  void stop() {
    events.cancel();
    worker.shutdownNow();
  }

  @Test
  void aNewFileIsFound() {
    Path file = folder.write("new.test.js", JEST_TEST);
    assertThat(found(next()).file()).isEqualTo(file);
  }

  @Test
  void aChangedFileIsFoundOnceItIsAtRest() {
    for (int i = 0; i < 20; i++) {
      folder.write("old.test.js", JEST_TEST.repeat(i + 2));
    }
    assertThat(found(next()).pattern().pattern()).isEqualTo(JEST_TEST.repeat(21));
  }

  @Test
  void aFileWrittenAgainUnchangedIsNoNews() {
    folder.write("old.test.js", JEST_TEST);
    Path other = folder.write("other.test.js", JEST_TEST);
    assertThat(found(next()).file()).isEqualTo(other);
  }

  @Test
  void aDeletedFileIsRemoved() throws IOException {
    Files.delete(folder.path().resolve("old.test.js"));
    assertThat(next())
        .isInstanceOfSatisfying(
            Removed.class,
            removed -> assertThat(removed.patternId()).isEqualTo("shop/old.test.js"));
  }

  @Test
  void aRenamedFileIsRemovedAndFound() throws IOException {
    Path file = folder.path().resolve("old.test.js");
    Files.move(file, file.resolveSibling("renamed.test.js"));
    assertThat(List.of(next(), next()))
        .hasAtLeastOneElementOfType(Removed.class)
        .hasAtLeastOneElementOfType(Found.class);
  }

  @Test
  void aSaveByAtomicRenameIsAChange() throws IOException {
    Path draft = folder.write(".old.test.js.tmp", JEST_TEST + JEST_TEST);
    Files.move(draft, folder.path().resolve("old.test.js"), StandardCopyOption.ATOMIC_MOVE);
    assertThat(found(next()).pattern().pattern()).isEqualTo(JEST_TEST + JEST_TEST);
  }

  @Test
  void newFoldersAreFollowedToo() {
    folder.write("a/b/c/deep.test.js", JEST_TEST);
    assertThat(found(next()).pattern().id()).isEqualTo("shop/a/b/c/deep.test.js");
    folder.write("a/b/c/deeper/later.test.js", JEST_TEST);
    assertThat(found(next()).pattern().id()).isEqualTo("shop/a/b/c/deeper/later.test.js");
  }

  @Test
  void aMovedFolderTakesItsFilesWithIt() throws IOException {
    folder.write("a/deep.test.js", JEST_TEST);
    next();
    Files.move(folder.path().resolve("a"), folder.path().resolve("b"));
    assertThat(List.of(next(), next()))
        .hasAtLeastOneElementOfType(Removed.class)
        .hasAtLeastOneElementOfType(Found.class);
    folder.write("b/deep.test.js", JEST_TEST + JEST_TEST);
    assertThat(found(next()).pattern().id()).isEqualTo("shop/b/deep.test.js");
  }

  @Test
  void aDeletedFolderRemovesWhatItHeld() throws IOException {
    Path file = folder.write("a/b/deep.test.js", JEST_TEST);
    next();
    Files.move(folder.path().resolve("a"), temp.resolve("elsewhere"));
    assertThat(next())
        .isInstanceOfSatisfying(
            Removed.class, removed -> assertThat(removed.file()).isEqualTo(file));
  }

  @Test
  void aFolderThatVanishesKeepsItsPatternsAndIsScannedWhenItIsBack() throws IOException {
    Path away = temp.resolve("away");
    Files.move(folder.path(), away);
    assertThat(next())
        .isInstanceOfSatisfying(
            Skipped.class, skipped -> assertThat(skipped.file()).isEqualTo(folder.path()));

    Files.write(away.resolve("new.test.js"), JEST_TEST.getBytes());
    Files.move(away, folder.path());

    assertThat(found(next()).pattern().id()).isEqualTo("shop/new.test.js");
    assertThat(next())
        .isInstanceOfSatisfying(
            ScanComplete.class, complete -> assertThat(complete.patternIds()).hasSize(2));
  }

  @Test
  void whenTheHolderOfAnIdGoesItsRivalTakesIt() throws IOException {
    Path first = folder.write("a.test.js", "// @pattern id: same\n" + JEST_TEST);
    found(next());
    Path second = folder.write("b.test.js", "// @pattern id: same\n" + JEST_TEST);
    assertThat(next()).isInstanceOf(Skipped.class);

    Files.delete(first);

    assertThat(next()).isInstanceOf(Removed.class);
    assertThat(found(next()).file()).isEqualTo(second);
  }

  @Test
  void aFileThatTakesAnotherIdLetsGoOfItsOwn() {
    folder.write("old.test.js", "// @pattern id: other\n" + JEST_TEST);
    assertThat(next())
        .isInstanceOfSatisfying(
            Removed.class,
            removed -> assertThat(removed.patternId()).isEqualTo("shop/old.test.js"));
    assertThat(found(next()).pattern().id()).isEqualTo("other");
  }

  @Test
  void aSlowSubscriberGetsEachFileOnceInItsLastState() {
    for (int round = 1; round <= 3; round++) {
      for (int i = 0; i < 30; i++) {
        folder.write("many%02d.test.js".formatted(i), JEST_TEST.repeat(round));
      }
    }
    for (int i = 0; i < 30; i++) {
      assertThat(found(next()).pattern().pattern()).isEqualTo(JEST_TEST.repeat(3));
    }
  }

  private ImportEvent next() {
    int had = events.getItems().size();
    events.awaitNextItem(LONG);
    return events.getItems().get(had);
  }

  private static Found found(ImportEvent event) {
    assertThat(event).isInstanceOf(Found.class);
    return (Found) event;
  }
}
