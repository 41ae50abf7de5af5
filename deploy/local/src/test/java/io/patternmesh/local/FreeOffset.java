package io.patternmesh.local;

import io.patternmesh.local.place.Ports;
import io.patternmesh.local.port.FreePorts;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Finds an offset at which all ports of a mesh are free. */
final class FreeOffset {

  private FreeOffset() {}

  static int find() {
    // Below the range that systems hand out for outgoing connections, 32768 and up.
    return ThreadLocalRandom.current()
        .ints(1_000, 27_000)
        .limit(1_000)
        .filter(FreeOffset::allFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free ports for a mesh on this machine"));
  }

  private static boolean allFree(int offset) {
    Ports ports = new Ports(offset);
    return IntStream.concat(
            IntStream.of(ports.signaling()),
            IntStream.range(0, 3).flatMap(i -> IntStream.of(ports.agent(i), ports.registry(i))))
        .flatMap(port -> IntStream.of(port, Ports.management(port)))
        .allMatch(FreePorts::isFree);
  }
}
