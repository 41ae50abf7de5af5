package io.patternmesh.local.memory;

import io.patternmesh.local.process.Database;
import io.patternmesh.local.process.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process keeps in memory: {@code VmRSS} of {@code /proc/PID/status}. Pages that a
 * database's processes share are counted in each of them.
 *
 * @param bytes of the process itself
 * @param databaseBytes of the processes of its database together, 0 when it has none
 */
public record ResidentMemory(long bytes, long databaseBytes) {

  /** Of a living process; 0 where the system does not tell. */
  public static ResidentMemory of(long pid, Optional<Path> database) {
    long beside =
        database.stream()
            .flatMap(folder -> new Database(folder).processes().stream())
            .mapToLong(process -> resident(process.pid()))
            .sum();
    return new ResidentMemory(resident(pid), beside);
  }

  /** Of all these, by name. */
  public static Map<String, ResidentMemory> of(List<Running> processes) {
    Map<String, ResidentMemory> memory = new TreeMap<>();
    processes.forEach(
        each -> memory.put(each.name(), of(each.process().pid(), each.launch().database())));
    return memory;
  }

  private static long resident(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
