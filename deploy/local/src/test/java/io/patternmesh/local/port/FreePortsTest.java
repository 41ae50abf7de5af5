package io.patternmesh.local.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patternmesh.local.process.Launch;
import io.patternmesh.local.process.ProcessId;
import io.patternmesh.local.process.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void aTakenPortIsNamedWithWhoHasIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> FreePorts.check(List.of(launchOn(port))))
          .hasMessageContaining("port " + port + " (for alice-agent) is held by pid ")
          .hasMessageContaining("kill " + ProcessId.own().pid());
    }
  }

  @Test
  void aFreePortIsFine() {
    int port = SparePorts.one();

    FreePorts.check(List.of(launchOn(port)));
    assertThat(Listener.on(port)).isEmpty();
  }

  private static Launch launchOn(int port) {
    return new Launch(
        "alice-agent",
        Role.AGENT,
        List.of(),
        List.of(port),
        URI.create("http://127.0.0.1/"),
        "",
        Optional.empty());
  }
}
