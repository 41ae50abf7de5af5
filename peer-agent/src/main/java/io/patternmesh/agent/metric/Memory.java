package io.patternmesh.agent.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory that the process holds, and how much of it Java does not account for: WebRTC's leaks
 * show there. Linux only, from {@code /proc/self/status}; elsewhere the two are absent.
 */
@Singleton
final class Memory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private final MeterRegistry meters;
  private final MemoryMXBean java = ManagementFactory.getMemoryMXBean();

  Memory(MeterRegistry meters) {
    this.meters = meters;
  }

  void register(@Observes StartupEvent started) {
    if (Files.isReadable(STATUS)) {
      Gauge.builder("patternmesh.memory.resident", Memory::resident)
          .baseUnit(BaseUnits.BYTES)
          .register(meters);
      Gauge.builder("patternmesh.memory.native", this::beyondJava)
          .baseUnit(BaseUnits.BYTES)
          .register(meters);
    }
  }

  private double beyondJava() {
    long committed =
        java.getHeapMemoryUsage().getCommitted() + java.getNonHeapMemoryUsage().getCommitted();
    return Math.max(0, resident() - committed);
  }

  private static double resident() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.substring(RESIDENT.length()).replace("kB", "").strip())
          .mapToDouble(kibibytes -> Double.parseDouble(kibibytes) * 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
