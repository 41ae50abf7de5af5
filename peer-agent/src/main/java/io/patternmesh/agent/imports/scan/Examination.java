package io.patternmesh.agent.imports.scan;

import io.patternmesh.agent.imports.ImportedPattern;
import io.patternmesh.agent.imports.comment.PatternTags;
import io.patternmesh.agent.imports.detect.TestFileName;
import io.patternmesh.agent.imports.detect.Verdict;
import io.patternmesh.agent.imports.project.Repository;
import io.patternmesh.agent.imports.project.Surroundings;
import io.patternmesh.agent.imports.source.Language;
import io.patternmesh.agent.imports.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at single files of one configured folder and makes patterns of them. */
final class Examination {

  private final Path top;
  private final Surroundings surroundings;

  Examination(Path top, Surroundings surroundings) {
    this.top = top;
    this.surroundings = surroundings;
  }

  /** What this path holds now. Blocks while it reads. */
  Outcome of(Path file) {
    Optional<Language> language = Language.of(file.getFileName().toString());
    if (language.isEmpty() || file.getFileName().toString().startsWith(".")) {
      return new Outcome.Nothing();
    }
    Repository repository = surroundings.repositoryOf(file.getParent());
    List<String> path = repository.segmentsOf(file);
    TestFileName promise = TestFileName.of(language.get(), below(top, path));
    if (promise == TestFileName.NO) {
      return new Outcome.Nothing();
    }
    if (Files.isSymbolicLink(file)) {
      return link(file, promise);
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Outcome.Nothing();
    }
    try {
      FileText content = FileText.of(file);
      SourceFile source = SourceFile.of(language.get(), path, content.text());
      return judge(file, repository, source, content, promise);
    } catch (FileText.Unfit e) {
      return new Outcome.Refused(e.getMessage());
    } catch (IllegalArgumentException e) {
      return new Outcome.Refused(e.getMessage());
    }
  }

  private Outcome judge(
      Path file, Repository repository, SourceFile source, FileText content, TestFileName promise) {
    boolean promised = promise == TestFileName.TEST;
    if (content.text().isBlank()) {
      return promised ? new Outcome.Refused("empty: it holds no test") : new Outcome.Nothing();
    }
    Verdict verdict = Verdict.on(source, surroundings.hintsFor(file.getParent()));
    if (verdict instanceof Verdict.Test test) {
      return new Outcome.Held(pattern(repository.idOf(file), test, content.text()), content.hash());
    }
    if (verdict instanceof Verdict.Unclear unclear) {
      return new Outcome.Refused(unclear.reason());
    }
    return promised
        ? new Outcome.Refused("no test was found in it, though it is named like one")
        : new Outcome.Nothing();
  }

  private static ImportedPattern pattern(String pathId, Verdict.Test test, String text) {
    PatternTags tags = test.comment().tags();
    return new ImportedPattern(
        tags.get("id").orElse(pathId),
        test.name(),
        test.category(),
        test.framework(),
        text,
        tags.get("description").orElse(test.comment().description()),
        tags.confidence());
  }

  private Outcome link(Path file, TestFileName promise) {
    boolean leadsOut = !Links.staysWithin(file, top);
    return leadsOut && promise == TestFileName.TEST
        ? new Outcome.Refused(
            "a symbolic link that leads out of the folder; links are not followed")
        : new Outcome.Nothing();
  }

  /** The configured folder's own name counts: it may be {@code test}. */
  private static List<String> below(Path top, List<String> path) {
    List<String> all = new ArrayList<>();
    all.add(String.valueOf(top.getFileName()));
    all.addAll(path);
    return all;
  }
}
