package io.patternmesh.agent.imports.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSourceTest {

  private static final int LENGTH = 1 << 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(/[",
        "/",
        "`${",
        "'",
        "\"\"\"",
        "/*",
        "@pattern ",
        "describe.",
        "test.each(",
        "{@link ",
        "import ",
        "import a from ",
        "const {a, ",
        "class ",
        "@a.",
        "<",
        "\\",
        "from 'x' ",
        "\n//",
        "describe('",
        "a:",
        "= require('tape')"
      })
  void repetitionCostsNoMoreThanLength(String piece) {
    String code = piece.repeat(LENGTH / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (String name : new String[] {"a.test.js", "A.java", "A.kt", "test_a.py"}) {
            verdictOrComplaint(name, code);
          }
        });
  }

  @Property(tries = 300)
  void anyTextIsJudged(@ForAll String text) {
    verdictOrComplaint("a.test.ts", text);
    verdictOrComplaint("test_a.py", text);
    verdictOrComplaint("ATest.java", text);
  }

  @Example
  void aTitleIsOneCleanLineOfAtMostTwoHundredCharacters() {
    String title = "a\\n\u0007\ud83d b\u2028" + "x".repeat(500);
    Verdict.Test test =
        VerdictTest.test(
            "a.test.js", "jest.fn(); test('" + title + "', () => {})", PackageHints.NONE);
    assertThat(test.name()).hasSize(200).startsWith("a b xxx").doesNotContain("\n");
  }

  private static void verdictOrComplaint(String path, String code) {
    try {
      assertThat(VerdictTest.verdict(path, code, PackageHints.NONE)).isNotNull();
    } catch (IllegalArgumentException wrongTag) {
      assertThat(wrongTag).hasMessageContaining("@pattern");
    }
  }
}
