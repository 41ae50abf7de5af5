package io.patternmesh.agent.imports.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.event.AgentEvent;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.event.TestEvents;
import io.patternmesh.agent.imports.ImportEvent;
import io.patternmesh.agent.imports.ImportEvent.Found;
import io.patternmesh.agent.imports.ImportEvent.Removed;
import io.patternmesh.agent.imports.ImportEvent.ScanComplete;
import io.patternmesh.agent.imports.ImportEvent.Skipped;
import io.patternmesh.agent.imports.ImportedPattern;
import io.patternmesh.agent.library.Authoring;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.library.TestLibrary;
import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.world.Member;
import io.patternmesh.agent.world.TestClock;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderMergeTest {

  private static final String FOLDER = "/f";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path data;

  private final Member alice = Member.of("alice");
  private final Member bob = Member.of("bob");
  private final TestClock clock = new TestClock();
  private final TestRegistry registry = new TestRegistry();
  private final LibraryFeed feed = TestLibrary.feed(registry.client());
  private final EventFeed events = TestEvents.feed();
  private Cancellable following = () -> {};

  @BeforeEach
  void follow() {
    following = feed.follow().subscribe().with(nothing -> {});
    feed.loaded().await().atMost(PATIENCE);
  }

  @AfterEach
  void close() {
    following.cancel();
    registry.close();
  }

  @Test
  void aNewFileIsAPatternOfTheRoom() {
    sees(found("p", "one"));
    assertThat(head().content().orElseThrow().pattern()).isEqualTo("one");
    assertThat(head().audience()).isEqualTo(Audience.ROOM);
    assertThat(head().sharedBy()).isEqualTo(alice.id());
  }

  @Test
  void anUnchangedFileNeverOverwritesAColleaguesNewerHead() {
    sees(found("p", "one"));
    Revision newer = holds(bob.follows(head(), Optional.of("two"), Audience.ROOM));
    sees(found("p", "one"));
    assertThat(registry.head("p")).contains(newer);
  }

  @Test
  void aChangedFileFollowsAColleaguesHead() {
    sees(found("p", "one"));
    holds(bob.follows(head(), Optional.of("two"), Audience.ROOM));
    sees(found("p", "three"));
    assertThat(head().body().version()).isEqualTo(3);
  }

  @Test
  void aFileThatSaysWhatTheHeadSaysMakesNoRevision() {
    holds(bob.writes("p", "one"));
    Revision same =
        holds(bob.follows(registry.head("p").orElseThrow(), Optional.of("two"), Audience.ROOM));
    sees(
        new Found(
            FOLDER,
            Path.of(FOLDER, "p.js"),
            new ImportedPattern(
                "p", "a name", "unit-test", "jest", "two", "", java.util.OptionalInt.empty()),
            hash("two")));
    assertThat(registry.head("p")).contains(same);
  }

  @Test
  void aCrashAfterTheMergeOverwritesNothingOnTheNextStart() {
    ImportMemory memory = memory();
    sees(found("p", "one"));
    Revision mine = head();
    memory = memory();
    ImportedFile done = memory.find("p").orElseThrow();
    memory.remember(
        List.of(
            new ImportedFile(
                done.folder(),
                done.patternId(),
                done.file(),
                done.contentHash(),
                done.made(),
                clock.millis())));
    Revision newer = holds(bob.follows(mine, Optional.of("two"), Audience.ROOM));
    clock.advance(Duration.ofMinutes(1));
    sees(found("p", "one"));
    assertThat(registry.head("p")).contains(newer);
    assertThat(memory().find("p").orElseThrow().pendingSince()).isZero();
  }

  @Test
  void aCrashBeforeTheMergeImportsOnTheNextStart() {
    sees(found("p", "one"));
    Revision mine = head();
    clock.advance(Duration.ofMinutes(1));
    ImportedFile done = memory().find("p").orElseThrow();
    memory()
        .remember(
            List.of(
                new ImportedFile(
                    done.folder(),
                    done.patternId(),
                    done.file(),
                    hash("two"),
                    done.made(),
                    clock.millis())));
    clock.advance(Duration.ofMinutes(1));
    sees(found("p", "two"));
    assertThat(head().body().version()).isEqualTo(mine.body().version() + 1);
  }

  @Test
  void aRemovedFileMakesATombstone() {
    sees(found("p", "one"));
    sees(removed("p"));
    assertThat(head().body().deleted()).isTrue();
  }

  @Test
  void aRemovedFileDeletesNoColleaguesEdit() {
    sees(found("p", "one"));
    Revision newer = holds(bob.follows(head(), Optional.of("two"), Audience.ROOM));
    sees(removed("p"));
    assertThat(registry.head("p")).contains(newer);
  }

  @Test
  void whatABatchLastSaysOfAFileCounts() {
    sees(found("p", "one"));
    sees(removed("p"), found("p", "two"));
    assertThat(head().content().orElseThrow().pattern()).isEqualTo("two");
    sees(found("p", "three"), removed("p"));
    assertThat(head().body().deleted()).isTrue();
  }

  @Test
  void whatAScanDoesNotAccountForIsGoneButNotWhatWasSkipped() {
    sees(found("p", "one"), found("q", "one"), found("r", "one"));
    sees(
        new Skipped(FOLDER, Path.of(FOLDER, "q.js"), "unreadable"),
        new ScanComplete(FOLDER, 1, 1, Set.of("r")));
    assertThat(registry.head("p").orElseThrow().body().deleted()).isTrue();
    assertThat(registry.head("q").orElseThrow().body().deleted()).isFalse();
    assertThat(registry.head("r").orElseThrow().body().deleted()).isFalse();
  }

  @Test
  void aFileThatIsRefusedIsReportedAndTriedAgainAndStopsNoOther() {
    registry.refuse(revision -> revision.patternId().equals("p"));
    sees(found("p", "one"), found("q", "one"));
    assertThat(registry.head("q")).isPresent();
    List<AgentEvent> told =
        events.after(0).select().first(1).collect().asList().await().atMost(PATIENCE);
    assertThat(told.get(0).type()).isEqualTo(EventType.IMPORT_SKIPPED);
    assertThat(told.get(0).data()).containsEntry("file", "/f/p.js");
    registry.refuse(revision -> false);
    sees(found("p", "one"));
    assertThat(registry.head("p")).isPresent();
  }

  @Test
  void theSameFileOfTwoMembersIsNoConflict() {
    sees(found("p", "one"));
    Revision mine = head();
    TestRegistry other = new TestRegistry();
    Authoring bobs = TestLibrary.authoring(bob, clock);
    Revision his =
        bobs.revise(
            "p",
            Optional.empty(),
            io.patternmesh.agent.library.Edit.to(mine.content().orElseThrow()));
    other.merge(new MergeBatch(List.of(MergeItem.of(mine)), List.of()));
    String outcome =
        other
            .merge(new MergeBatch(List.of(MergeItem.of(his)), List.of()))
            .getJsonArray("outcomes")
            .getJsonObject(0)
            .getString("outcome");
    other.close();
    assertThat(outcome).isIn("applied", "stale");
    assertThat(his).isNotEqualTo(mine);
  }

  @Test
  void aRegistryThatIsAwayIsWaitedFor() {
    registry.failNext(3);
    sees(found("p", "one"));
    assertThat(registry.head("p")).isPresent();
  }

  /** As one batch, by an agent that was just started. */
  private void sees(ImportEvent... batch) {
    ImportMemory memory = memory();
    Authoring authoring = TestLibrary.authoring(alice, clock);
    ImportRevisions revisions =
        new ImportRevisions(
            registry.client(),
            TestLibrary.library(registry.client(), authoring),
            authoring,
            feed.index(),
            memory,
            Runnable::run,
            clock);
    new FolderMerge(revisions, memory, events, new FolderState(FOLDER))
        .merge(Multi.createFrom().items(Stream.of(batch)))
        .collect()
        .asList()
        .await()
        .atMost(PATIENCE);
    Eventually.until(
        "the index follows",
        () ->
            registry.revisions().stream()
                .allMatch(
                    revision ->
                        feed.index()
                            .find(revision.patternId())
                            .map(entry -> entry.head())
                            .equals(registry.head(revision.patternId()).map(Revision::digest))));
  }

  private ImportMemory memory() {
    return new ImportMemory(data.resolve("imports.jsonl"));
  }

  private Revision head() {
    return registry.head("p").orElseThrow();
  }

  private Revision holds(Revision revision) {
    registry.merge(new MergeBatch(List.of(MergeItem.of(revision)), List.of()));
    return revision;
  }

  private static Removed removed(String id) {
    return new Removed(FOLDER, Path.of(FOLDER, id + ".js"), id);
  }

  private static Found found(String id, String code) {
    return new Found(
        FOLDER,
        Path.of(FOLDER, id + ".js"),
        new ImportedPattern(id, id, "unit-test", "jest", code, "", java.util.OptionalInt.empty()),
        hash(code));
  }

  private static String hash(String code) {
    return Digest.of(code.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
