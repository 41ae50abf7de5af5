package io.patternmesh.checks.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installer, in a checkout of its own and into a folder that stands for the machine. */
class InstallTest {

  @TempDir Path folder;

  private Path checkout;
  private Path machine;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = folder.resolve("checkout");
    machine = folder.resolve("machine");
    Path units = Checkout.at("deploy/systemd");
    try (Stream<Path> files = Files.walk(units)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = checkout.resolve("deploy/systemd").resolve(units.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void makeService(String service, String options) throws IOException {
    Path made = Files.createDirectories(checkout.resolve(service + "/target/aot"));
    Files.writeString(made.resolve("quarkus-run.jar"), "jar");
    Files.writeString(made.resolve("java.options"), options);
  }

  private Command install(String... arguments) {
    return Command.run(
        Map.of("DESTDIR", machine.toString(), "HOME", "/home/somebody"),
        checkout.resolve("deploy/systemd/install.sh"),
        arguments);
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.resolve(path)));
  }

  @Test
  void allThatAUnitNamesIsInstalled() throws IOException {
    for (Installed installed : Installed.values()) {
      makeService(installed.service().folder(), "-XX:+UseSerialGC");
      Command done = install(installed.service().folder());
      assertThat(done.exit()).as(done.output()).isZero();
      Unit unit = installed.unit();
      Path programs = machine.resolve(unit.one("Service.WorkingDirectory").substring(1));
      assertThat(programs.resolve("quarkus-run.jar")).exists();
      assertThat(programs.resolve("java.options")).exists();
      assertThat(machine.resolve("etc/systemd/system/" + installed.unitName()))
          .hasSameTextualContentAs(unit.file());
      assertThat(machine.resolve(unit.one("Service.EnvironmentFile").substring(2))).exists();
      String secrets = unit.one("Service.LoadCredential").split(":/")[1];
      assertThat(mode(secrets)).isEqualTo("rw-------");
    }
  }

  @Test
  void settingsStayAndProgramsAreReplaced() throws IOException {
    makeService("peer-agent", "old");
    assertThat(install("peer-agent").exit()).isZero();
    Path settings = machine.resolve("etc/patternmesh/agent.env");
    Files.writeString(settings, "PATTERNMESH_PEER_NAME=mine\n");
    makeService("peer-agent", "new");
    assertThat(install("peer-agent").exit()).isZero();
    assertThat(settings).hasContent("PATTERNMESH_PEER_NAME=mine\n");
    assertThat(machine.resolve("opt/patternmesh/peer-agent/java.options")).hasContent("new");
  }

  @Test
  void aUserInstallsAtHome() throws IOException {
    makeService("peer-agent", "");
    assertThat(install("--user", "peer-agent").exit()).isZero();
    assertThat(machine.resolve("home/somebody/.local/share/patternmesh/peer-agent/quarkus-run.jar"))
        .exists();
    assertThat(machine.resolve("home/somebody/.config/systemd/user/patternmesh-agent.service"))
        .hasSameTextualContentAs(Checkout.at("deploy/systemd/user/patternmesh-agent.service"));
    assertThat(mode("home/somebody/.config/patternmesh/agent.env")).isEqualTo("rw-------");
    assertThat(machine.resolve("etc")).doesNotExist();
  }

  @Test
  void whatIsNotMadeOrNotKnownIsSaidAndNothingIsInstalled() {
    Command missing = install("peer-agent");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.output()).contains("peer-agent is not made yet", "./mesh package");
    Command unknown = install("browser");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.output()).contains("no service \"browser\"");
    Command noUnit = install("--user", "signaling-service");
    assertThat(noUnit.exit()).isEqualTo(1);
    assertThat(machine).doesNotExist();
  }
}
