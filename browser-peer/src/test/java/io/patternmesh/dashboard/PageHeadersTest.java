package io.patternmesh.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHeadersTest {

  @ParameterizedTest
  @CsvSource({
    "/, 200, no-cache",
    "/index.html, 304, no-cache",
    "/dashboard.json, 200, no-cache",
    "/assets/index-1a2b3c.js, 200, 'public, max-age=31536000, immutable'",
    "/assets/index-1a2b3c.js, 304, 'public, max-age=31536000, immutable'",
    "/assets/gone-1a2b3c.js, 404, no-cache",
  })
  void onlyWhatNeverChangesIsKept(String path, int status, String expected) {
    assertThat(PageHeaders.of(path, status)).containsEntry("Cache-Control", expected);
  }

  @Test
  void nothingInlineAndNothingFromElsewhereRuns() {
    assertThat(PageHeaders.of("/", 200).get("Content-Security-Policy"))
        .contains("script-src 'self';", "style-src 'self';", "object-src 'none'")
        .doesNotContain("unsafe");
  }
}
