package io.patternmesh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.patternmesh.local.fake.FakeProject;
import io.patternmesh.local.place.Layout;
import io.patternmesh.local.port.SparePorts;
import io.patternmesh.local.training.CacheCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packaging with stand-ins for the services: on any JDK the folders run, with caches where it can.
 */
class PackageTest {

  private static final List<String> SERVICES =
      List.of("signaling-service", "pattern-registry", "peer-agent");

  @TempDir private Path folder;
  private FakeProject project;

  @BeforeEach
  void build() throws IOException {
    project = FakeProject.in(folder, "", Layout.AOT);
    for (String service : SERVICES) {
      Path options = folder.resolve("deploy/options").resolve(service + ".options");
      Files.createDirectories(options.getParent());
      Files.writeString(options, "# of " + service + "\n-XX:+UseSerialGC\n");
    }
  }

  @Test
  void eachServiceHasItsOptionsAndACacheWhereTheJdkWritesOne() throws IOException {
    assertThat(mesh()).isZero();

    boolean caches = Runtime.version().feature() >= 25;
    for (String service : SERVICES) {
      assertThat(Files.exists(aot(service, Layout.CACHE))).isEqualTo(caches);
      List<String> options = Files.readAllLines(aot(service, Layout.OPTIONS));
      assertThat(options).startsWith("# of " + service, "-XX:+UseSerialGC");
      assertThat(options.contains("-XX:AOTCache=app.aot")).isEqualTo(caches);
    }
    assertNothingRuns();
  }

  @Test
  void whatAnEarlierTrainingLeftIsNotTakenForThisOnes() throws IOException {
    for (String service : SERVICES) {
      Files.writeString(aot(service, Layout.CACHE), "old");
      Files.writeString(aot(service, Layout.OPTIONS), "-XX:AOTCache=app.aot\n");
    }

    assertThat(mesh()).isZero();

    for (String service : SERVICES) {
      assertThat(aot(service, Layout.CACHE))
          .satisfiesAnyOf(
              cache -> assertThat(cache).doesNotExist(),
              cache -> assertThat(Files.size(cache)).isGreaterThan(1000));
    }
  }

  @Test
  void aCacheThatTheJvmWouldLeaveAsideIsRefused() throws IOException {
    assumeTrue(Runtime.version().feature() >= 25, "caches need JDK 25");
    assertThat(mesh()).isZero();
    CacheCheck check = new CacheCheck(aot("peer-agent", ""));
    check.run();

    Path cache = aot("peer-agent", Layout.CACHE);
    Files.write(cache, Arrays.copyOf(Files.readAllBytes(cache), 10_000));

    assertThatThrownBy(check::run).isInstanceOf(Failure.class).hasMessageContaining("app.aot");
  }

  @Test
  void aServiceThatIsNotLaidOutIsNamed() throws IOException {
    Files.delete(aot("peer-agent", Layout.JAR));

    assertThat(mesh()).isEqualTo(1);

    assertNothingRuns();
  }

  @Test
  void anotherProgramsPortsAreLeftToIt() throws IOException {
    int offset = SparePorts.offset(3);
    try (ServerSocket taken =
        new ServerSocket(3002 + offset, 1, InetAddress.getLoopbackAddress())) {
      assertThat(mesh(offset)).isZero();
      assertThat(taken.isBound()).isTrue();
    }
  }

  private void assertNothingRuns() {
    assertThat(folder.resolve(".mesh/package/run"))
        .satisfiesAnyOf(
            run -> assertThat(run).doesNotExist(), run -> assertThat(run).isEmptyDirectory());
  }

  private Path aot(String service, String file) {
    return folder.resolve(service).resolve("target/aot").resolve(file);
  }

  private int mesh() {
    return mesh(SparePorts.offset(3));
  }

  private int mesh(int offset) {
    return Mesh.run(
        "package",
        "--project",
        project.root().toString(),
        "--port-offset",
        Integer.toString(offset));
  }
}
