package io.patternmesh.checks.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.Checkout;
import io.patternmesh.checks.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The container files through two linters, which {@code ./mesh test} fetches where there is npm.
 */
class LintTest {

  private static final Path BIN = Checkout.at("deploy/containers/lint/node_modules/.bin");

  private static final List<List<String>> LINTERS =
      List.of(List.of("dockerfilelint"), List.of("dockerfile-utils", "lint"));

  @TempDir private Path folder;

  static Stream<Arguments> filesAndLinters() {
    return ContainerFile.all().stream()
        .map(file -> "deploy/containers/" + file.image() + ".Containerfile")
        .flatMap(file -> LINTERS.stream().map(linter -> Arguments.of(file, linter)));
  }

  static List<List<String>> linters() {
    return LINTERS;
  }

  @ParameterizedTest
  @MethodSource("filesAndLinters")
  void aContainerFileIsClean(String file, List<String> linter) throws Exception {
    assertThat(lint(linter, Checkout.at(file))).as(output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("linters")
  void aFaultIsFound(List<String> linter) throws Exception {
    Path bad = folder.resolve("bad.Containerfile");
    Files.writeString(bad, "FROM debian:latest\nENTRYPOIN [\"x\"]\n");

    assertThat(lint(linter, bad)).isNotZero();
    assertThat(output()).contains("ENTRYPOIN");
  }

  private int lint(List<String> linter, Path file) throws IOException, InterruptedException {
    Path program = BIN.resolve(linter.get(0));
    Tools.need("linters", Files.isExecutable(program));
    List<String> command =
        Stream.of(
                List.of(program.toString()),
                linter.subList(1, linter.size()),
                List.of(file.toString()))
            .flatMap(List::stream)
            .toList();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start()
        .waitFor();
  }

  private String output() throws IOException {
    Path output = folder.resolve("output");
    return Files.exists(output) ? Files.readString(output) : "";
  }
}
