package io.patternmesh.agent.imports.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.imports.source.Language;
import io.patternmesh.agent.imports.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {

  /** A file, and what it must be taken for. */
  record Case(String path, String framework, String category, String name, String code) {
    @Override
    public String toString() {
      return path + " is " + framework;
    }
  }

  static List<Case> cases() {
    return TestSources.CASES;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void frameworkCategoryAndNameAreTold(Case file) {
    Verdict.Test test = test(file.path, file.code, PackageHints.NONE);
    assertThat(test.framework()).isEqualTo(file.framework);
    assertThat(test.category()).isEqualTo(file.category);
    assertThat(test.name()).isEqualTo(file.name);
  }

  @ParameterizedTest
  @MethodSource("helpers")
  void whatHoldsNoTestIsNone(Case file) {
    assertThat(verdict(file.path, file.code, PackageHints.NONE)).isInstanceOf(Verdict.NoTest.class);
  }

  static List<Case> helpers() {
    return TestSources.HELPERS;
  }

  @Test
  void globalsAreOfTheFrameworkThatThePackageNames() {
    String code = "describe('cart', () => { it('is empty', () => {}); });";
    PackageHints hints =
        new PackageHints(List.of(Framework.TAP, Framework.VITEST, Framework.MOCHA));
    assertThat(test("a.test.js", code, hints).framework()).isEqualTo("vitest");
  }

  @Test
  void aTestFunctionFromAFileOfItsOwnIsOfTheFrameworkThatThePackageNames() {
    String code = "const test = require('./setup');\ntest('is empty', (t) => t.end());";
    PackageHints hints = new PackageHints(List.of(Framework.TAPE));
    assertThat(test("test/cart.js", code, hints).framework()).isEqualTo("tape");
    assertThat(verdict("test/cart.js", code, PackageHints.NONE))
        .isInstanceOf(Verdict.Unclear.class);
  }

  @Test
  void tagsGoBeforeWhatTheCodeShows() {
    String code =
        """
        // @pattern name: Empty cart
        // @pattern category: defect-fix
        // @pattern framework: house-runner
        run('cart');
        """;
    Verdict.Test test = test("cart.test.js", code, PackageHints.NONE);
    assertThat(test.name()).isEqualTo("Empty cart");
    assertThat(test.category()).isEqualTo("defect-fix");
    assertThat(test.framework()).isEqualTo("house-runner");
  }

  static Verdict verdict(String path, String code, PackageHints hints) {
    List<String> segments = List.of(path.split("/"));
    Language language = Language.of(segments.get(segments.size() - 1)).orElseThrow();
    return Verdict.on(SourceFile.of(language, segments, code), hints);
  }

  static Verdict.Test test(String path, String code, PackageHints hints) {
    Verdict verdict = verdict(path, code, hints);
    assertThat(verdict).isInstanceOf(Verdict.Test.class);
    return (Verdict.Test) verdict;
  }
}
