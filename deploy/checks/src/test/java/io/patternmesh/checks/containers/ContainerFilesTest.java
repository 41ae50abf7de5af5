package io.patternmesh.checks.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.Checkout;
import io.patternmesh.checks.configuration.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the container files say, against what the services and the scripts are. */
class ContainerFilesTest {

  private static final String USER = "10001:10001";
  private static final List<String> SYSTEM = List.of("HOME", "PATH", "JAVA_TOOL_OPTIONS");

  static List<ContainerFile> files() {
    return ContainerFile.all();
  }

  @Test
  void thereIsAnImageOfEachServiceAndOfTheNativeAgent() {
    Stream<String> expected =
        Stream.concat(
            Arrays.stream(Service.values()).map(Service::folder), Stream.of("peer-agent-native"));

    assertThat(files())
        .map(ContainerFile::image)
        .containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyBaseIsPinned(ContainerFile file) {
    assertThat(file.all("FROM")).map(from -> from.words().get(0)).allMatch(Images::isPinned);
    assertThat(file.label("org.opencontainers.image.base.name"))
        .isEqualTo(file.last().get(0).words().get(0));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theVersionIsTheProjects(ContainerFile file) {
    assertThat(file.label("org.opencontainers.image.title")).isEqualTo(file.image());
    assertThat(file.label("org.opencontainers.image.version")).isEqualTo(Images.version());
  }

  @ParameterizedTest
  @MethodSource("files")
  void theServiceRunsAsNobodyInItsFolder(ContainerFile file) {
    assertThat(file.lastOf("USER")).contains(USER);
    assertThat(file.lastOf("WORKDIR")).contains("/opt/patternmesh");
    assertThat(file.lastOf("STOPSIGNAL")).contains("SIGTERM");
    assertThat(file.lastOf("ENTRYPOINT").orElseThrow()).startsWith("[\"/").endsWith("\"]");
  }

  @ParameterizedTest
  @MethodSource("files")
  void itsPortsAreTheServices(ContainerFile file) {
    Service service = service(file);

    assertThat(file.lastOf("EXPOSE"))
        .contains(
            service.property("quarkus.http.port").orElseThrow()
                + " "
                + service.property("quarkus.management.port").orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("files")
  void itsVariablesAreSettingsOfTheService(ContainerFile file) {
    Service service = service(file);

    assertThat(file.environment())
        .map(variable -> variable[0])
        .filteredOn(name -> !SYSTEM.contains(name))
        .allMatch(service::knows);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyStepOfItsBuildIsAScriptThatRunsElsewhereToo(ContainerFile file) {
    assertThat(file.programs())
        .isNotEmpty()
        .allSatisfy(
            program -> {
              Path script =
                  program.startsWith("./")
                      ? Checkout.at(program.substring(2))
                      : Checkout.at("deploy/containers/rootfs/usr/local/bin").resolve(program);
              assertThat(script).isExecutable();
            });
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatItCopiesIsThere(ContainerFile file) {
    Set<String> made = Set.of("/image/runtime", "/image/" + file.image());
    String program = "/src/peer-agent/target/peer-agent-runner";

    assertThat(file.all("COPY"))
        .allSatisfy(
            copy -> {
              List<String> words = copy.words();
              String source = words.get(words.size() - 2);
              if (words.get(0).equals("--from=build")) {
                assertThat(file.isNative() ? Set.of(program) : made).contains(source);
              } else if (words.get(0).equals("--from=node")) {
                assertThat(source).isEqualTo("/usr/local");
              } else {
                assertThat(Files.exists(Checkout.at(source))).as(source).isTrue();
              }
            });
  }

  @Test
  void theJavaImagesShareOneBuild() {
    assertThat(files())
        .filteredOn(file -> !file.isNative())
        .map(ContainerFilesTest::build)
        .hasSize(3)
        .allMatch(build(files().get(0))::equals);
  }

  /** All that comes before the image itself. */
  private static List<List<Instruction>> build(ContainerFile file) {
    return file.stages().subList(0, file.stages().size() - 1);
  }

  private static Service service(ContainerFile file) {
    return Arrays.stream(Service.values())
        .filter(service -> service.folder().equals(file.service()))
        .findFirst()
        .orElseThrow();
  }
}
