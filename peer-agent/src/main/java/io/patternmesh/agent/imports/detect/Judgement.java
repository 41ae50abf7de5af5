package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.comment.LeadingComment;
import io.patternmesh.agent.imports.comment.PatternTags;
import io.patternmesh.agent.imports.source.SourceFile;
import java.util.Optional;

/** Brings together what a file's code, its path, its package and its own words say. */
final class Judgement {

  private Judgement() {}

  static Verdict of(SourceFile file, PackageHints hints) {
    Reading reading = read(file, hints);
    LeadingComment comment = LeadingComment.of(file, reading.firstTest());
    PatternTags tags = comment.tags();
    Optional<String> framework =
        tags.get("framework").or(() -> reading.framework().map(Framework::slug));
    if (!reading.hasTests() && tags.values().isEmpty()) {
      return new Verdict.NoTest();
    }
    if (framework.isEmpty()) {
      return new Verdict.Unclear(
          "it uses no known test framework; name one with '@pattern framework: ...' in its leading"
              + " comment");
    }
    return new Verdict.Test(
        tags.get("name").or(reading::title).or(() -> Titles.clean(file.stem())).orElse("test"),
        tags.get("category").orElseGet(() -> category(file, reading).label()),
        framework.get(),
        comment);
  }

  private static Reading read(SourceFile file, PackageHints hints) {
    return switch (file.language()) {
      case JAVA, KOTLIN -> JvmReading.of(file);
      case JAVASCRIPT, TYPESCRIPT -> ScriptReading.of(file, hints);
      case PYTHON -> PythonReading.of(file);
    };
  }

  private static Category category(SourceFile file, Reading reading) {
    return PathCategory.of(file, reading.framework().orElse(Framework.MOCHA), reading.imports());
  }
}
