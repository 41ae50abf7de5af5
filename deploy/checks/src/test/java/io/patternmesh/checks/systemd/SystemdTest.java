package io.patternmesh.checks.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.Checkout;
import io.patternmesh.checks.Tools;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What systemd itself says of the units, on machines that have it. */
class SystemdTest {

  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  /** In tenths, of 100; an unhardened service has about 96. */
  private static final String MOST_EXPOSED = "15";

  @TempDir Path folder;

  @BeforeAll
  static void systemdIsHere() {
    Tools.need("systemd-analyze", Files.isExecutable(ANALYZE));
  }

  private Command analyze(String... arguments) {
    return Command.run(
        Map.of("XDG_RUNTIME_DIR", folder.toString(), "SYSTEMD_LOG_LEVEL", "notice"),
        ANALYZE,
        arguments);
  }

  /** A copy, beside copies of those of its folder: what a unit starts has to be there. */
  private Path runByThisJava(Path unit) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(unit.getParent(), "*.service")) {
      for (Path each : all) {
        String text = Files.readString(each);
        assertThat(text).contains("ExecStart=/usr/bin/java ");
        Files.writeString(
            folder.resolve(each.getFileName()),
            text.replace("ExecStart=/usr/bin/java ", "ExecStart=" + java + " "));
      }
    }
    return folder.resolve(unit.getFileName());
  }

  @ParameterizedTest
  @EnumSource
  void everyUnitIsValid(Installed installed) throws IOException {
    Command verified = analyze("verify", runByThisJava(installed.unit().file()).toString());
    assertThat(verified.output()).doesNotContain(installed.unitName());
    assertThat(verified.exit()).as(verified.output()).isZero();
  }

  @Test
  void aUsersOwnUnitsAreValid() throws IOException {
    try (Stream<Path> units = Files.list(Checkout.at("deploy/systemd/user"))) {
      List<Path> all = units.toList();
      assertThat(all).hasSize(2);
      for (Path unit : all) {
        Command verified = analyze("verify", "--user", runByThisJava(unit).toString());
        assertThat(verified.output()).doesNotContain(unit.getFileName().toString());
        assertThat(verified.exit()).as(verified.output()).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void littleIsExposed(Installed installed) {
    String unit = installed.unit().file().toString();
    Command judged = analyze("security", "--offline=true", "--threshold=" + MOST_EXPOSED, unit);
    assertThat(judged.exit()).as(judged.output()).isZero();
  }

  @Test
  void aMisspeltKeyAndAMissingGuardAreSeen() throws IOException {
    Path unit = runByThisJava(Installed.AGENT.unit().file());
    String text = Files.readString(unit);
    Files.writeString(unit, text.replace("PrivateDevices=", "PrivateDevice="));
    assertThat(analyze("verify", unit.toString()).output()).contains("PrivateDevice");
    Files.writeString(unit, text.replace("SystemCallFilter=", "#"));
    assertThat(
            analyze("security", "--offline=true", "--threshold=" + MOST_EXPOSED, unit.toString())
                .exit())
        .isNotZero();
  }
}
