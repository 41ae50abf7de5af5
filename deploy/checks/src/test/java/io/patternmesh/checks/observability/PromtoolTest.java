package io.patternmesh.checks.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.Checkout;
import io.patternmesh.checks.Tools;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Prometheus' own check of its files, where it is installed (Debian's package prometheus). */
class PromtoolTest {

  @BeforeAll
  static void promtoolIsHere() {
    Tools.need(
        "promtool",
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))));
  }

  @Test
  void theRulesAreRules() throws Exception {
    check("check", "rules", Checkout.at("deploy/observability/alerts.yml").toString());
  }

  @Test
  void theScrapeConfigurationIsOne() throws Exception {
    check("check", "config", Checkout.at("deploy/observability/prometheus.yml").toString());
  }

  private static void check(String... arguments) throws Exception {
    List<String> command = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
