package io.patternmesh.agent.imports;

import static io.patternmesh.agent.imports.TestFolder.JEST_TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.imports.ImportEvent.Found;
import io.patternmesh.agent.imports.ImportEvent.ScanComplete;
import io.patternmesh.agent.imports.ImportEvent.Skipped;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderImportsScanTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ExecutorService WORKER = Executors.newCachedThreadPool();

  @TempDir Path temp;
  private TestFolder folder;
  private final FolderImports imports =
      new FolderImports(FixedSettings.QUICK, Clock.systemUTC(), WORKER);

  @BeforeEach
  void folder() {
    folder = new TestFolder(temp.resolve("shop"));
    folder.write("README.md", "# Shop");
  }

  @AfterAll
  static void stop() {
    WORKER.shutdownNow();
  }

  @Test
  void aTestFileIsOnePatternNamedByRepositoryAndPath() {
    folder.cloneOf("git@example.org:team/webshop.git").write("src/cart.test.ts", JEST_TEST);

    List<ImportEvent> events = scan(folder.path());

    assertThat(events).hasSize(2);
    Found found = (Found) events.get(0);
    assertThat(found.folder()).isEqualTo(folder.path().toString());
    assertThat(found.contentHash()).matches("[0-9a-f]{64}");
    assertThat(found.pattern())
        .returns("webshop/src/cart.test.ts", ImportedPattern::id)
        .returns("adds", ImportedPattern::name)
        .returns("unit-test", ImportedPattern::category)
        .returns("jest", ImportedPattern::framework)
        .returns(JEST_TEST, ImportedPattern::pattern);
    assertThat(events.get(1))
        .isEqualTo(new ScanComplete(folder.path().toString(), 1, 0, Set.of(found.pattern().id())));
  }

  @Test
  void twoClonesGiveTheSameIdsAndHashes() {
    TestFolder mine = new TestFolder(temp.resolve("a/mine")).cloneOf("https://h/team/webshop");
    TestFolder theirs = new TestFolder(temp.resolve("b/theirs")).cloneOf("ssh://h/x/webshop.git");
    for (TestFolder clone : List.of(mine, theirs)) {
      clone.write("test/a.test.js", JEST_TEST);
      clone.write("test/deep/b.test.js", JEST_TEST + "\n");
    }

    assertThat(patterns(scan(mine.path()))).isEqualTo(patterns(scan(theirs.path()))).hasSize(2);
    assertThat(patterns(scan(mine.path().resolve("test/deep"))))
        .extracting(Found::pattern)
        .extracting(ImportedPattern::id)
        .containsExactly("webshop/test/deep/b.test.js");
  }

  @Test
  void scanningAgainGivesEqualEvents() {
    folder.write("a.test.js", JEST_TEST);
    folder.write("b.test.js", new byte[] {0});
    assertThat(scan(folder.path())).isEqualTo(scan(folder.path()));
  }

  @Test
  void ignoredFoldersAreIgnoredBelowTheGivenFolderOnly() {
    folder.write("node_modules/lib/a.test.js", JEST_TEST);
    folder.write("node_modules/lib/node_modules/b.test.js", JEST_TEST);
    folder.write(".cache/c.test.js", JEST_TEST);

    assertThat(patterns(scan(folder.path()))).isEmpty();
    assertThat(patterns(scan(folder.path().resolve("node_modules/lib")))).hasSize(1);
  }

  @Test
  void whatCannotBeAPatternIsSkippedWithTheReason() {
    folder.write("binary.test.js", new byte[] {'a', 0, 'b'});
    folder.write("latin.test.js", new byte[] {'/', '/', (byte) 0xe9, '\n'});
    folder.write("empty.test.js", " \n");
    folder.write("large.test.js", new byte[(1 << 20) + 1]);
    folder.write("none.test.js", "export const answer = 42;");
    folder.write("tag.test.js", "// @pattern confidence: lots\n" + JEST_TEST);
    folder.write("key.test.js", "// @pattern colour: red\n" + JEST_TEST);

    List<ImportEvent> events = scan(folder.path());

    assertThat(patterns(events)).isEmpty();
    assertThat(reason(events, "binary.test.js")).contains("binary", "NUL");
    assertThat(reason(events, "latin.test.js")).contains("binary", "UTF-8");
    assertThat(reason(events, "empty.test.js")).contains("empty");
    assertThat(reason(events, "large.test.js")).contains("1,048,577", "1,048,576");
    assertThat(reason(events, "none.test.js")).contains("no test");
    assertThat(reason(events, "tag.test.js")).contains("confidence", "lots");
    assertThat(reason(events, "key.test.js")).contains("colour", "confidence");
  }

  @Test
  void theLargestFileAllowedIsAPattern() {
    String text = JEST_TEST + " ".repeat((1 << 20) - JEST_TEST.length());
    folder.write("large.test.js", text);
    assertThat(patterns(scan(folder.path()))).hasSize(1);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheCode() {
    folder.write("bom.test.js", ("\ufeff" + JEST_TEST).getBytes(StandardCharsets.UTF_8));
    assertThat(patterns(scan(folder.path())).get(0).pattern().pattern()).isEqualTo(JEST_TEST);
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    folder.write("a.test.js", JEST_TEST);
    Path outside = new TestFolder(temp.resolve("outside")).write("x.test.js", JEST_TEST);
    Files.createSymbolicLink(folder.path().resolve("loop"), folder.path());
    Files.createSymbolicLink(folder.path().resolve("away"), outside.getParent());
    Files.createSymbolicLink(folder.path().resolve("out.test.js"), outside);
    Files.createSymbolicLink(
        folder.path().resolve("in.test.js"), folder.path().resolve("a.test.js"));

    List<ImportEvent> events = scan(folder.path());

    assertThat(patterns(events)).hasSize(1);
    assertThat(events).filteredOn(Skipped.class::isInstance).hasSize(1);
    assertThat(reason(events, "out.test.js")).contains("link");
  }

  @Test
  void aFolderGivenAsALinkIsScanned() throws IOException {
    folder.write("a.test.js", JEST_TEST);
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder.path());
    assertThat(patterns(scan(link)).get(0).pattern().id()).isEqualTo("shop/a.test.js");
  }

  @Test
  void aMissingFolderIsReportedAndNothingIsDeclaredComplete() {
    List<ImportEvent> events = scan(temp.resolve("nowhere"));
    assertThat(events).hasSize(1).first().isInstanceOf(Skipped.class);
  }

  @Test
  void ofTwoFilesWithOneIdTheFirstHoldsIt() {
    folder.write("a.test.js", "// @pattern id: same\n" + JEST_TEST);
    folder.write("b.test.js", "// @pattern id: same\n" + JEST_TEST);

    List<ImportEvent> events = scan(folder.path());

    assertThat(patterns(events)).hasSize(1);
    assertThat(reason(events, "b.test.js")).contains("same", "a.test.js");
  }

  @Test
  void clonesInsideAPlainFolderKeepTheirOwnNames() {
    new TestFolder(folder.path().resolve("one"))
        .cloneOf("https://h/first")
        .write("a.test.js", JEST_TEST);
    folder.write("plain/b.test.js", JEST_TEST);

    assertThat(patterns(scan(folder.path())))
        .extracting(found -> found.pattern().id())
        .containsExactly("first/a.test.js", "shop/plain/b.test.js");
  }

  @Test
  void filesAreReadAsTheyAreAskedFor() throws IOException {
    for (int i = 0; i < 50; i++) {
      folder.write("t%02d.test.js".formatted(i), JEST_TEST + i);
    }
    AssertSubscriber<ImportEvent> subscriber =
        imports.scan(folder.path()).subscribe().withSubscriber(AssertSubscriber.create(3));
    subscriber.awaitItems(3, PATIENCE);

    Files.delete(folder.path().resolve("t40.test.js"));
    subscriber.request(Long.MAX_VALUE).awaitCompletion(PATIENCE);

    assertThat(patterns(subscriber.getItems())).hasSize(49);
  }

  private List<ImportEvent> scan(Path scanned) {
    return imports.scan(scanned).collect().asList().await().atMost(PATIENCE);
  }

  private static List<Found> patterns(List<ImportEvent> events) {
    return events.stream()
        .filter(Found.class::isInstance)
        .map(Found.class::cast)
        .map(found -> new Found("", Path.of(""), found.pattern(), found.contentHash()))
        .toList();
  }

  private static String reason(List<ImportEvent> events, String fileName) {
    return events.stream()
        .filter(Skipped.class::isInstance)
        .map(Skipped.class::cast)
        .filter(skipped -> skipped.file().endsWith(fileName))
        .map(Skipped::reason)
        .findFirst()
        .orElseThrow(() -> new AssertionError(fileName + " was not skipped: " + events));
  }
}
