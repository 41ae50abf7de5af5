package io.patternmesh.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers a process between two launchers: one line with its pid and its start.
 *
 * @param path the file, {@code .mesh/run/NAME.pid}
 */
public record PidFile(Path path) {

  public static PidFile of(Path runFolder, String name) {
    return new PidFile(runFolder.resolve(name + ".pid"));
  }

  /** The process, if the file names one that still lives. Anything else in it counts as none. */
  public Optional<ProcessId> living() {
    try {
      String[] fields = Files.readString(path).strip().split(" ");
      return fields.length == 2 && fields[0].matches("[0-9]{1,10}")
          ? Optional.of(new ProcessId(Long.parseLong(fields[0]), fields[1]))
              .filter(ProcessId::alive)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public void write(ProcessId process) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, process.pid() + " " + process.started() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("pid file " + path + " cannot be written", e);
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("pid file " + path + " cannot be deleted", e);
    }
  }
}
