package io.patternmesh.kafka;

import io.patternmesh.local.place.Ports;
import io.patternmesh.local.port.FreePorts;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Finds an offset at which all ports of two members, the ones for management too, are free. */
final class FreeOffset {

  private FreeOffset() {}

  static int find() {
    // Below the range that systems hand out for outgoing connections, 32768 and up.
    return ThreadLocalRandom.current()
        .ints(1_000, 27_000)
        .limit(1_000)
        .filter(FreeOffset::allFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free ports on this machine"));
  }

  private static boolean allFree(int offset) {
    Ports ports = new Ports(offset);
    return IntStream.of(
            ports.signaling(), ports.agent(0), ports.agent(1), ports.registry(0), ports.registry(1))
        .allMatch(port -> FreePorts.isFree(port) && FreePorts.isFree(Ports.management(port)));
  }
}
