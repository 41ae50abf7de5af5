package io.patternmesh.agent.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class IceServerVariablesTest {

  private static List<WebRtcSettings.Server> servers(ConfigSource... sources) {
    return new SmallRyeConfigBuilder()
        .withSources(sources)
        .withMapping(WebRtcSettings.class)
        .addDiscoveredInterceptors()
        .addDiscoveredConverters()
        .withConverter(MemorySize.class, 100, new MemorySizeConverter())
        .withConverter(Duration.class, 200, new DurationConverter())
        .build()
        .getConfigMapping(WebRtcSettings.class)
        .iceServers();
  }

  @Test
  void serversComeFromVariablesAndFromPropertiesTogether() {
    List<WebRtcSettings.Server> servers =
        servers(
            new EnvConfigSource(
                Map.of(
                    "PATTERNMESH_WEBRTC_ICESERVERS_0__URLS", "turn:a.example,turns:a.example",
                    "PATTERNMESH_WEBRTC_ICESERVERS_0__USERNAME", "user",
                    "PATTERNMESH_WEBRTC_ICESERVERS_1__URLS", "stun:b.example"),
                300),
            new PropertiesConfigSource(
                Map.of("patternmesh.webrtc.iceServers[0].credential", "secret"), "file", 250));
    assertThat(servers).hasSize(2);
    assertThat(servers.get(0).urls()).contains(List.of("turn:a.example", "turns:a.example"));
    assertThat(servers.get(0).username()).contains("user");
    assertThat(servers.get(0).credential()).contains("secret");
    assertThat(servers.get(1).urls()).contains(List.of("stun:b.example"));
  }

  @Test
  void aVariableGoesBeforeAFile() {
    assertThat(
            servers(
                    new EnvConfigSource(
                        Map.of("PATTERNMESH_WEBRTC_ICESERVERS_0__URLS", "stun:a.example"), 300),
                    new PropertiesConfigSource(
                        Map.of("patternmesh.webrtc.iceServers[0].urls", "stun:b.example"),
                        "file",
                        250))
                .get(0)
                .urls())
        .contains(List.of("stun:a.example"));
  }
}
