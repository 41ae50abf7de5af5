package io.patternmesh.agent.imports.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportMemoryTest {

  private static final ImportedFile ONE =
      new ImportedFile("/f", "p1", "/f/\u00e9\uD83D\uDE00.js", "aa", "mark", 0);
  private static final ImportedFile TWO =
      new ImportedFile("/f", "p2", "/f/b.js", "bb", "mark", 1_700_000_000_000L);

  @TempDir private Path folder;

  @Test
  void whatWasRememberedIsThereAfterARestart() {
    Path journal = folder.resolve("imports.jsonl");
    ImportMemory memory = new ImportMemory(journal);
    memory.remember(List.of(ONE, TWO));
    memory.remember(List.of(TWO.done()));
    ImportMemory again = new ImportMemory(journal);
    assertThat(again.find("p1")).contains(ONE);
    assertThat(again.find("p2")).contains(TWO.done());
    assertThat(again.presentIn("/f")).containsExactly(ONE, TWO.done());
  }

  @Test
  void aJournalCutAtAnyByteKeepsEveryWholeLine() throws IOException {
    Path whole = folder.resolve("whole.jsonl");
    new ImportMemory(whole).remember(List.of(ONE, TWO));
    byte[] bytes = Files.readAllBytes(whole);
    String text = Files.readString(whole);
    int first = text.substring(0, text.indexOf('\n')).getBytes("UTF-8").length;
    for (int cut = 0; cut <= bytes.length; cut++) {
      Path journal = folder.resolve("cut.jsonl");
      Files.write(journal, Arrays.copyOf(bytes, cut));
      ImportMemory memory = new ImportMemory(journal);
      assertThat(memory.find("p1")).isEqualTo(cut < first ? Optional.empty() : Optional.of(ONE));
      assertThat(memory.find("p2"))
          .isEqualTo(cut < bytes.length - 1 ? Optional.empty() : Optional.of(TWO));
      memory.remember(List.of(TWO.gone()));
      assertThat(new ImportMemory(journal).find("p2")).contains(TWO.gone());
    }
  }

  @Test
  void aFileThatIsGoneIsNotPresent() {
    ImportMemory memory = new ImportMemory(folder.resolve("imports.jsonl"));
    memory.remember(List.of(ONE, TWO));
    memory.remember(List.of(ONE.gone()));
    assertThat(memory.presentIn("/f")).containsExactly(TWO);
  }
}
