package io.patternmesh.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.checks.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  void thePageSaysWhatTheSourcesSay() throws IOException {
    if (Boolean.getBoolean("reference.write")) {
      Files.writeString(Checkout.at(Reference.PAGE), Reference.page());
    }
    assertThat(Checkout.text(Reference.PAGE)).isEqualTo(Reference.page());
  }

  @Test
  void everySettingIsExplained() {
    for (Service service : Service.values()) {
      assertThat(service.groups()).isNotEmpty();
      assertThat(service.groups().stream().flatMap(group -> group.settings().stream()))
          .allSatisfy(setting -> assertThat(setting.description()).as(setting.name()).isNotBlank());
    }
  }

  @Test
  void aVariableIsKnownByTheNameThatMicroProfileConfigGivesIt() {
    assertThat(Service.AGENT.knows("PATTERNMESH_WEBRTC_ICESERVERS_1__URLS")).isTrue();
    assertThat(Service.AGENT.knows("PATTERNMESH_IMPORTS_IGNORED_FOLDERS")).isTrue();
    assertThat(Service.AGENT.knows("PATTERNMESH_PEER_ROOMS")).isFalse();
    assertThat(Service.SIGNALING.knows("PATTERNMESH_SIGNALING_RATE_PER_SECOND")).isTrue();
    assertThat(Service.SIGNALING.knows("PATTERNMESH_PEER_ROOM")).isFalse();
  }

  @Test
  void defaultsAndLinksAreRead() {
    List<Setting> imports =
        Service.AGENT.groups().stream()
            .filter(group -> group.prefix().equals("patternmesh.imports"))
            .flatMap(group -> group.settings().stream())
            .toList();
    assertThat(imports)
        .filteredOn(setting -> setting.name().equals("patternmesh.imports.rescan-interval"))
        .singleElement()
        .satisfies(
            setting -> {
              assertThat(setting.defaultValue()).contains("30s");
              assertThat(setting.description()).endsWith("never more often than `settle`.");
            });
  }
}
