package io.patternmesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.local.port.SparePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The demo with the real services, on ports of its own and with a state folder of its own. */
class DemoIT {

  @Test
  void everyPromiseOfTheDemoHolds() {
    Path module = Path.of("").toAbsolutePath();

    int exit =
        Mesh.run(
            "demo",
            "--project",
            module.getParent().getParent().toString(),
            "--state",
            module.resolve("target/mesh").toString(),
            "--port-offset",
            Integer.toString(SparePorts.offset(3)));

    assertThat(exit).isZero();
  }
}
