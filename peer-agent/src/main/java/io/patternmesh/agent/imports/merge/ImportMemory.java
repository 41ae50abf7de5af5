package io.patternmesh.agent.imports.merge;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What was last imported from each file, kept in a journal: a colleague's newer head is then never
 * overwritten by a file that has not changed since. A journal line that a crash cut short is passed
 * over; its file is imported again, which changes nothing where nothing changed.
 *
 * <p>Reads and writes files: call it where blocking is allowed.
 */
final class ImportMemory {

  private static final Logger LOG = Logger.getLogger(ImportMemory.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path journal;
  private final Map<String, ImportedFile> files = new LinkedHashMap<>();

  /** Opens the journal, and writes it anew without what later lines replaced. */
  ImportMemory(Path journal) {
    this.journal = journal;
    try {
      if (Files.exists(journal)) {
        // Not readAllLines, which fails where a crash cut a character in two.
        new String(Files.readAllBytes(journal), StandardCharsets.UTF_8)
            .lines()
            .forEach(this::replay);
        compact();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "imports: " + journal + " cannot be read; mend or remove it", e);
    }
  }

  synchronized Optional<ImportedFile> find(String patternId) {
    return Optional.ofNullable(files.get(patternId));
  }

  /** The files of a folder that were there when they were last looked at. */
  synchronized List<ImportedFile> presentIn(String folder) {
    return files.values().stream()
        .filter(file -> file.present() && file.folder().equals(folder))
        .toList();
  }

  /** Remembers these, durably. */
  synchronized void remember(List<ImportedFile> imported) {
    StringBuilder lines = new StringBuilder();
    imported.forEach(file -> lines.append(line(file)));
    try {
      Files.createDirectories(journal.getParent());
      Files.writeString(journal, lines, CREATE, APPEND, SYNC);
    } catch (IOException e) {
      throw new UncheckedIOException("imports: " + journal + " cannot be written", e);
    }
    imported.forEach(file -> files.put(file.patternId(), file));
  }

  private void replay(String line) {
    try {
      ImportedFile file = JSON.readValue(line, ImportedFile.class);
      files.put(file.patternId(), file);
    } catch (JsonProcessingException e) {
      LOG.warnf("imports: a line of %s is not whole and is passed over", journal);
    }
  }

  private void compact() throws IOException {
    StringBuilder lines = new StringBuilder();
    files.values().forEach(file -> lines.append(line(file)));
    Path fresh = journal.resolveSibling(journal.getFileName() + ".new");
    Files.writeString(fresh, lines, CREATE, WRITE, TRUNCATE_EXISTING, SYNC);
    Files.move(fresh, journal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String line(ImportedFile file) {
    try {
      return JSON.writeValueAsString(file) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and a number are always JSON", e);
    }
  }
}
