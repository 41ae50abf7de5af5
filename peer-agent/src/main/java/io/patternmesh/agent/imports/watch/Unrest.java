package io.patternmesh.agent.imports.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths that changed a moment ago, one entry a path, until they have been at rest for a while. */
final class Unrest {

  /** So many paths at once are a checkout or an unpacked archive: one scan is cheaper. */
  static final int MOST = 10_000;

  private final Duration settle;
  private final Map<Path, Instant> touched = new LinkedHashMap<>();

  Unrest(Duration settle) {
    this.settle = settle;
  }

  /** False when it holds as many paths as it may; the path is then not kept. */
  boolean touch(Path path, Instant now) {
    if (touched.size() >= MOST && !touched.containsKey(path)) {
      return false;
    }
    touched.put(path, now);
    return true;
  }

  void clear() {
    touched.clear();
  }

  /** Takes out what is at rest, in order of path; what lies below another of them is left out. */
  List<Path> settled(Instant now) {
    List<Path> rested = new ArrayList<>();
    touched.forEach(
        (path, at) -> {
          if (Duration.between(at, now).compareTo(settle) >= 0) {
            rested.add(path);
          }
        });
    touched.keySet().removeAll(rested);
    rested.sort(null);
    List<Path> tops = new ArrayList<>();
    for (Path path : rested) {
      if (tops.isEmpty() || !path.startsWith(tops.get(tops.size() - 1))) {
        tops.add(path);
      }
    }
    return tops;
  }
}
