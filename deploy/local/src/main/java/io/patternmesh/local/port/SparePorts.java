package io.patternmesh.local.port;

import io.patternmesh.local.place.Ports;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Ports that nobody uses, for what must be told its ports before it starts. They lie below the
 * range that systems hand out for outgoing connections, 32768 and up, so that nobody is given one
 * in between.
 */
public final class SparePorts {

  private static final int FIRST = 10_000;
  private static final int END = 32_000;
  private static final int TRIES = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private SparePorts() {}

  /** A free one, never the same in one process. */
  public static int one() {
    return any(FIRST, END, port -> FreePorts.isFree(port) && GIVEN.add(port));
  }

  /** An offset at which all ports of a mesh are free, the ones for management too. */
  public static int offset(int members) {
    return any(1_000, END - 5_000, offset -> areFree(new Ports(offset), members));
  }

  private static int any(int first, int end, IntPredicate isFree) {
    return ThreadLocalRandom.current()
        .ints(first, end)
        .limit(TRIES)
        .filter(isFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free ports on this machine"));
  }

  private static boolean areFree(Ports ports, int members) {
    return IntStream.concat(
            IntStream.of(ports.signaling()),
            IntStream.range(0, members)
                .flatMap(i -> IntStream.of(ports.agent(i), ports.registry(i))))
        .flatMap(port -> IntStream.of(port, Ports.management(port)))
        .allMatch(FreePorts::isFree);
  }
}
