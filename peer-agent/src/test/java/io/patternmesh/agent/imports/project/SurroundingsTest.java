package io.patternmesh.agent.imports.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.imports.TestFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "https://example.org/team/webshop.git, webshop",
    "https://example.org/team/webshop/, webshop",
    "git@example.org:webshop.git, webshop",
    "ssh://git@example.org:22/team/webshop, webshop",
    "../webshop, webshop",
    "C:\\\\repos\\\\webshop.git, webshop",
    "\"https://example.org/we#b.git\" ; said so, we#b",
  })
  void aRepositoryIsNamedByItsOrigin(String url, String name) {
    TestFolder clone = new TestFolder(temp.resolve("folder")).cloneOf(url);
    assertThat(repositoryOf(clone.path().resolve("src/deep")).name()).isEqualTo(name);
    assertThat(repositoryOf(clone.path()).root()).isEqualTo(clone.path());
  }

  @Test
  void withoutAnOriginItIsNamedByItsRoot() {
    TestFolder clone = new TestFolder(temp.resolve("webshop"));
    clone.write(".git/config", "[remote \"backup\"]\nurl = https://example.org/other\n");
    assertThat(repositoryOf(clone.path().resolve("src")).name()).isEqualTo("webshop");
  }

  @Test
  void aLinkedWorkingTreeIsNamedAsItsRepository() {
    TestFolder main = new TestFolder(temp.resolve("main")).cloneOf("https://h/webshop.git");
    main.write(".git/worktrees/fix/commondir", "../..\n");
    TestFolder linked = new TestFolder(temp.resolve("fix"));
    linked.write(".git", "gitdir: ../main/.git/worktrees/fix\n");
    assertThat(repositoryOf(linked.path())).isEqualTo(new Repository("webshop", linked.path()));
  }

  @Test
  void linkedWorkingTreesWithoutOriginAreNamedByTheMainOne() {
    TestFolder main = new TestFolder(temp.resolve("webshop"));
    main.write(".git/HEAD", "ref: refs/heads/main\n");
    main.write(".git/worktrees/fix/commondir", "../..\n");
    TestFolder linked = new TestFolder(temp.resolve("fix"));
    linked.write(
        ".git", "gitdir: " + main.path().toAbsolutePath().resolve(".git/worktrees/fix") + "\n");
    assertThat(repositoryOf(linked.path()).name()).isEqualTo("webshop");
  }

  @Test
  void aSubmoduleIsARepositoryOfItsOwn() {
    TestFolder main = new TestFolder(temp.resolve("main")).cloneOf("https://h/webshop.git");
    main.write(".git/modules/lib/config", "[remote \"origin\"]\n  url = https://h/lib.git\n");
    main.write("lib/.git", "gitdir: ../.git/modules/lib\n");
    assertThat(repositoryOf(main.path().resolve("lib")).name()).isEqualTo("lib");
  }

  @Test
  void withoutARepositoryTheConfiguredFolderStandsForOne() {
    Repository repository = new Surroundings(temp).repositoryOf(temp.resolve("deep"));
    assertThat(repository).isEqualTo(Repository.plain(temp));
  }

  private Repository repositoryOf(Path folder) {
    return new Surroundings(temp).repositoryOf(folder);
  }
}
