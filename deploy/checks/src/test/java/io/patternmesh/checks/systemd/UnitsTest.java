package io.patternmesh.checks.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.Checkout;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the units and their example settings say, against what the services are. */
class UnitsTest {

  private static final Pattern ASSIGNED =
      Pattern.compile("(?m)^#?(?<name>[A-Za-z][\\w.\\[\\]-]*)=(?<value>.*)$");

  /** Quarkus' own settings that operators change; all of them are in application.properties. */
  private static final List<String> OF_QUARKUS =
      List.of("quarkus.http.host", "quarkus.http.port", "quarkus.management.host");

  private static Stream<String> names(String text) {
    return ASSIGNED.matcher(text).results().map(found -> found.group(1));
  }

  private static boolean isKnown(Installed installed, String variable) {
    return installed.service().knows(variable)
        || OF_QUARKUS.stream()
            .filter(name -> installed.service().property(name).isPresent())
            .map(UnitsTest::variable)
            .anyMatch(variable::equals);
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource
  void programsAreWhereTheInstallerPutsThem(Installed installed) {
    Unit unit = installed.unit();
    assertThat(unit.one("Service.WorkingDirectory"))
        .isEqualTo("/opt/patternmesh/" + installed.service().folder());
    assertThat(unit.one("Service.ExecStart")).endsWith(" @java.options -jar quarkus-run.jar");
    assertThat(unit.one("Service.EnvironmentFile"))
        .isEqualTo("-/etc/patternmesh/" + installed.shortName() + ".env");
    assertThat(unit.one("Service.LoadCredential"))
        .isEqualTo(
            "secrets.properties:/etc/patternmesh/" + installed.shortName() + "-secrets.properties");
    assertThat(unit.all("Service.Environment"))
        .contains("SMALLRYE_CONFIG_LOCATIONS=%d/secrets.properties");
  }

  @ParameterizedTest
  @EnumSource
  void everyVariableOfAUnitIsASetting(Installed installed) {
    assertThat(installed.unit().all("Service.Environment"))
        .map(assignment -> assignment.substring(0, assignment.indexOf('=')))
        .filteredOn(name -> !name.equals("SMALLRYE_CONFIG_LOCATIONS"))
        .allMatch(name -> isKnown(installed, name));
  }

  @ParameterizedTest
  @EnumSource
  void everyVariableOfAnExampleIsASettingAndNoneIsASecret(Installed installed) {
    List<String> names = names(Checkout.text(installed.environmentExample())).toList();
    assertThat(names).isNotEmpty().allMatch(name -> isKnown(installed, name));
    assertThat(names).noneMatch(name -> name.matches(".*(CREDENTIAL|TOKEN|PASSWORD|SECRET).*"));
  }

  @ParameterizedTest
  @EnumSource
  void everySecretOfAnExampleIsASettingAndIsLeftOut(Installed installed) {
    String text = Checkout.text(installed.secretsExample());
    assertThat(names(text).toList())
        .isNotEmpty()
        .allMatch(name -> isKnown(installed, variable(name)));
    assertThat(text.lines()).allMatch(line -> line.isBlank() || line.startsWith("#"));
  }

  @ParameterizedTest
  @EnumSource
  void portsOfExamplesAreTheServicesOwn(Installed installed) {
    Matcher port =
        Pattern.compile("QUARKUS_HTTP_PORT=(\\d+)")
            .matcher(Checkout.text(installed.environmentExample()));
    assertThat(port.find()).isTrue();
    assertThat(installed.service().property("quarkus.http.port")).contains(port.group(1));
  }

  @Test
  void theAgentAndItsRegistryKeepTheirStateApartAndTellTheServices() {
    Unit agent = Installed.AGENT.unit();
    Unit registry = Installed.REGISTRY.unit();
    assertThat(agent.one("Service.StateDirectory")).isEqualTo("patternmesh/agent");
    assertThat(registry.one("Service.StateDirectory")).isEqualTo("patternmesh/library");
    assertThat(agent.all("Service.Environment"))
        .contains("PATTERNMESH_PEER_DATA_DIR=%S/patternmesh/agent");
    assertThat(registry.all("Service.Environment"))
        .contains("PATTERNMESH_REGISTRY_DATA_DIR=%S/patternmesh/library");
    assertThat(agent.words("Unit.Wants")).contains(Installed.REGISTRY.unitName());
    assertThat(agent.words("Unit.After")).contains(Installed.REGISTRY.unitName());
    assertThat(agent.all("Unit.Requires")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nothingKeepsAJvmFromRunningAndAllElseIsShut(Installed installed) {
    Unit unit = installed.unit();
    assertThat(unit.all("Service.MemoryDenyWriteExecute")).isEmpty();
    assertThat(unit.all("Service.NoExecPaths")).isEmpty();
    assertThat(unit.one("Service.CapabilityBoundingSet")).isEmpty();
    assertThat(unit.one("Service.NoNewPrivileges")).isEqualTo("yes");
    assertThat(unit.one("Service.ProtectSystem")).isEqualTo("strict");
    assertThat(unit.one("Service.DynamicUser")).isEqualTo("yes");
    assertThat(unit.words("Service.SystemCallFilter")).contains("@system-service");
    assertThat(unit.one("Service.Restart")).isEqualTo("on-failure");
    assertThat(unit.one("Service.MemoryMax")).matches("\\d+[MG]");
  }

  @ParameterizedTest
  @EnumSource(names = {"REGISTRY", "AGENT"})
  void aUsersOwnUnitsRunTheSame(Installed installed) {
    Unit own = Unit.read("deploy/systemd/user/" + installed.unitName());
    assertThat(own.one("Service.ExecStart")).isEqualTo(installed.unit().one("Service.ExecStart"));
    assertThat(own.one("Service.MemoryMax")).isEqualTo(installed.unit().one("Service.MemoryMax"));
    assertThat(own.one("Service.WorkingDirectory"))
        .isEqualTo("%h/.local/share/patternmesh/" + installed.service().folder());
    assertThat(own.all("Service.DynamicUser")).isEmpty();
  }
}
