package io.patternmesh.local.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a fake agent holds, in a file of one revision a line. */
final class Shelf {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<Rev> log = new ArrayList<>();
  private final Map<String, Rev> heads = new LinkedHashMap<>();
  private final Map<String, List<Rev>> histories = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> conflicts = new LinkedHashSet<>();

  Shelf(Path folder) throws IOException {
    Files.createDirectories(folder);
    file = folder.resolve("log.jsonl");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        Rev rev = JSON.readValue(line, Rev.class);
        known.add(rev.digest());
        accept(rev);
      }
    }
  }

  synchronized void merge(Rev rev) {
    if (!known.add(rev.digest())) {
      return;
    }
    accept(rev);
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(rev) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A new revision over all that is known of the pattern. */
  synchronized Rev write(Rev content, String author) {
    Set<String> seen = new TreeSet<>();
    history(content.id()).forEach(each -> seen.add(each.digest()));
    Rev head = heads.get(content.id());
    Rev rev =
        new Rev(
            content.id(),
            content.name(),
            content.category(),
            content.framework(),
            content.pattern(),
            content.description(),
            content.confidence(),
            head == null ? 1 : head.version() + 1,
            Instant.now().toString(),
            author,
            content.deleted(),
            seen);
    merge(rev);
    return rev;
  }

  synchronized List<Rev> since(int from, int most) {
    return List.copyOf(log.subList(Math.min(from, log.size()), Math.min(from + most, log.size())));
  }

  synchronized List<Rev> living() {
    return heads.values().stream().filter(rev -> !rev.deleted()).toList();
  }

  synchronized List<Rev> history(String id) {
    return List.copyOf(histories.getOrDefault(id, List.of()));
  }

  synchronized Rev head(String id) {
    return heads.get(id);
  }

  synchronized List<String> conflicts() {
    return List.copyOf(conflicts);
  }

  private void accept(Rev rev) {
    Rev head = heads.get(rev.id());
    log.add(rev);
    histories.computeIfAbsent(rev.id(), id -> new ArrayList<>()).add(rev);
    if (head == null) {
      heads.put(rev.id(), rev);
    } else if (rev.seen().contains(head.digest())) {
      heads.put(rev.id(), rev);
      conflicts.remove(rev.id());
    } else if (!head.seen().contains(rev.digest())) {
      if (!head.pattern().equals(rev.pattern())) {
        conflicts.add(rev.id());
      }
      heads.put(rev.id(), rev.beats(head) ? rev : head);
    }
  }
}
