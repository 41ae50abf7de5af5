package io.patternmesh.local.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.local.place.Ports;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparePortsTest {

  private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

  @Test
  void eachIsFreeAndGivenOnce() {
    assertThat(IntStream.range(0, 200).map(i -> SparePorts.one()).boxed())
        .doesNotHaveDuplicates()
        .allMatch(FreePorts::isFree)
        .allMatch(port -> port < FIRST_OF_OUTGOING_CONNECTIONS);
  }

  @Test
  void allPortsOfAnOffsetAreFree() {
    Ports ports = new Ports(SparePorts.offset(3));
    assertThat(List.of(ports.signaling(), ports.agent(0), ports.agent(2), ports.registry(2)))
        .allMatch(FreePorts::isFree)
        .allMatch(port -> FreePorts.isFree(Ports.management(port)))
        .allMatch(port -> Ports.management(port) < FIRST_OF_OUTGOING_CONNECTIONS);
  }
}
