package io.patternmesh.agent.imports.scan;

import io.patternmesh.agent.imports.ImportEvent;
import io.patternmesh.agent.imports.project.Surroundings;
import io.smallrye.mutiny.Multi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Passes over a configured folder or a part of it. A pass reads a file when its event is asked for,
 * one at a time; it blocks, so it is to be subscribed to, and asked, on a worker.
 */
public final class FolderPass {

  private final Path top;
  private final KnownFiles known;
  private final Set<String> ignored;
  private final Consumer<Path> entering;
  private Surroundings surroundings;

  /**
   * @param top the configured folder, absolute
   * @param entering called with each folder before it is listed
   */
  public FolderPass(Path top, KnownFiles known, Set<String> ignored, Consumer<Path> entering) {
    this.top = top;
    this.known = known;
    this.ignored = Set.copyOf(ignored);
    this.entering = entering;
    this.surroundings = new Surroundings(top);
  }

  /** Looks at everything; the last event says what the folder holds. */
  public Multi<ImportEvent> whole() {
    Multi<ImportEvent> complete =
        Multi.createFrom()
            .deferred(
                () ->
                    Files.isDirectory(top)
                        ? Multi.createFrom().item(known.complete())
                        : Multi.createFrom().empty());
    return Multi.createBy().concatenating().streams(over(top), complete);
  }

  /** Whether this path is a folder that is never looked into. */
  public boolean ignores(Path path) {
    return FolderWalk.isIgnored(ignored, path) && Files.isDirectory(path);
  }

  /** Looks at one path and all that is or was below it. */
  public Multi<ImportEvent> over(Path start) {
    return Multi.createFrom()
        .deferred(
            () -> {
              surroundings = start.equals(top) ? new Surroundings(top) : surroundings;
              Look look = new Look(start);
              Multi<List<ImportEvent>> looks =
                  Multi.createFrom()
                      .iterable(() -> new FolderWalk(start, ignored, entering))
                      .map(look::at);
              Multi<List<ImportEvent>> rest =
                  Multi.createFrom()
                      .deferred(() -> Multi.createFrom().items(look.vanished(), look.freed()));
              return Multi.createBy()
                  .concatenating()
                  .streams(looks, rest)
                  .onItem()
                  .<ImportEvent>disjoint();
            });
  }

  /** One pass: what it came upon, and where it could not look. */
  private final class Look {
    private final Path start;
    private final Set<Path> visited = new HashSet<>();
    private final Examination examination = new Examination(top, surroundings);

    Look(Path start) {
      this.start = start;
    }

    List<ImportEvent> at(FolderWalk.Step step) {
      visited.add(step.path());
      if (!step.folder()) {
        return known.observe(step.path(), examination.of(step.path()));
      }
      if (step.trouble().isEmpty()) {
        return known.observe(step.path(), new Outcome.Nothing());
      }
      visited.addAll(known.under(step.path()));
      return known.observe(step.path(), new Outcome.Refused(step.trouble()));
    }

    /**
     * A folder that is gone as a whole took nothing with it: it may be a disk that will be back.
     */
    List<ImportEvent> vanished() {
      List<ImportEvent> events = new ArrayList<>();
      if (Files.isDirectory(top)) {
        for (Path path : start.equals(top) ? known.all() : known.under(start)) {
          if (!visited.contains(path)) {
            events.addAll(known.observe(path, new Outcome.Nothing()));
          }
        }
      }
      return events;
    }

    List<ImportEvent> freed() {
      List<ImportEvent> events = new ArrayList<>();
      known.freed().forEach(path -> events.addAll(known.observe(path, examination.of(path))));
      return events;
    }
  }
}
