package io.patternmesh.local.memory;

import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.screen.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resident memory of the mesh, process by process. */
public final class MemoryTable {

  private MemoryTable() {}

  /** The lines of a table with a row for each process and one for all. */
  public static List<String> lines(Map<String, ResidentMemory> processes) {
    Table table = new Table("process", "resident", "its database*");
    processes.forEach(
        (name, memory) ->
            table.row(
                name,
                Amounts.mebibytes(memory.bytes()),
                memory.databaseBytes() == 0 ? "" : Amounts.mebibytes(memory.databaseBytes())));
    table.row(
        "all",
        Amounts.mebibytes(processes.values().stream().mapToLong(ResidentMemory::bytes).sum()),
        Amounts.mebibytes(
            processes.values().stream().mapToLong(ResidentMemory::databaseBytes).sum()));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("* pages that the processes of a database share are counted in each of them");
    return lines;
  }
}
