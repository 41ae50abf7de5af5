package io.patternmesh.agent.imports.merge;

import io.patternmesh.agent.imports.ImportEvent.Found;
import io.patternmesh.agent.imports.ImportedPattern;
import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.agent.library.Authoring;
import io.patternmesh.agent.library.Edit;
import io.patternmesh.agent.library.Known;
import io.patternmesh.agent.library.Library;
import io.patternmesh.agent.library.NoSuchPatternException;
import io.patternmesh.agent.registry.MergeResult;
import io.patternmesh.agent.registry.MergeResult.Kind;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.registry.RegistryException;
import io.patternmesh.model.merge.ExpectedHead;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes revisions of imported files. A file that was imported as it is, or that says what the head
 * says, makes none.
 */
final class ImportRevisions {

  private static final int DEFAULT_CONFIDENCE = 50;
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(5);

  private final Registry registry;
  private final Library library;
  private final Authoring authoring;
  private final HeadIndex index;
  private final ImportMemory memory;
  private final Executor blocking;

  ImportRevisions(
      Registry registry,
      Library library,
      Authoring authoring,
      HeadIndex index,
      ImportMemory memory,
      Executor blocking) {
    this.registry = registry;
    this.library = library;
    this.authoring = authoring;
    this.index = index;
    this.memory = memory;
    this.blocking = blocking;
  }

  /** Publishes what is new in these files. New patterns go in one batch, others one by one. */
  Uni<Void> publish(List<Found> files) {
    List<Found> unseen = new ArrayList<>();
    List<Found> changed = new ArrayList<>();
    for (Found file : files) {
      if (index.find(file.pattern().id()).isEmpty()) {
        unseen.add(file);
      } else if (!isRemembered(file)) {
        changed.add(file);
      }
    }
    List<ImportedFile> done =
        Stream.concat(unseen.stream(), changed.stream()).map(ImportRevisions::imported).toList();
    return create(unseen)
        .chain(moved -> each(moved, this::revise))
        .chain(() -> each(changed, this::revise))
        .chain(() -> remember(done));
  }

  /** Deletes these patterns, where they still are what a file of ours made of them. */
  Uni<Void> withdraw(List<String> patternIds) {
    List<ImportedFile> known =
        patternIds.stream()
            .flatMap(id -> memory.find(id).stream())
            .filter(ImportedFile::present)
            .toList();
    return each(known, file -> delete(file.patternId()))
        .chain(() -> remember(known.stream().map(ImportedFile::gone).toList()));
  }

  private boolean isRemembered(Found file) {
    return memory
        .find(file.pattern().id())
        .filter(known -> known.contentHash().equals(file.contentHash()))
        .isPresent();
  }

  /** Merges patterns that nobody was seen to have; gives those that turned out to be there. */
  private Uni<List<Found>> create(List<Found> files) {
    if (files.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<MergeItem> items =
        files.stream()
            .map(
                file ->
                    new MergeItem(
                        authoring.revise(
                            file.pattern().id(),
                            Optional.empty(),
                            Edit.to(content(file.pattern(), Optional.empty()))),
                        ExpectedHead.ABSENT))
            .toList();
    return persistently(registry.merge(items)).map(result -> moved(files, result));
  }

  private static List<Found> moved(List<Found> files, MergeResult result) {
    List<Found> moved = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (result.outcomes().get(i).kind() == Kind.HEAD_MOVED) {
        moved.add(files.get(i));
      }
    }
    return moved;
  }

  private Uni<Void> revise(Found file) {
    return persistently(
            library.edit(
                file.pattern().id(), Optional.empty(), known -> edit(file.pattern(), known)))
        .replaceWithVoid();
  }

  private static Optional<Edit> edit(ImportedPattern file, Optional<Known> known) {
    Optional<PatternContent> before = known.flatMap(base -> base.head().content());
    PatternContent content = content(file, before);
    return before.equals(Optional.of(content)) ? Optional.empty() : Optional.of(Edit.to(content));
  }

  private Uni<Void> delete(String patternId) {
    return persistently(
            library.edit(
                patternId,
                Optional.empty(),
                known -> known.filter(base -> !base.detail().deleted()).map(base -> Edit.delete())))
        .replaceWithVoid()
        .onFailure(NoSuchPatternException.class)
        .recoverWithNull();
  }

  private static PatternContent content(ImportedPattern file, Optional<PatternContent> before) {
    return new PatternContent(
        file.name(),
        PatternCategory.of(file.category()),
        file.framework(),
        file.pattern(),
        file.description(),
        file.confidence()
            .orElseGet(() -> before.map(PatternContent::confidence).orElse(DEFAULT_CONFIDENCE)));
  }

  private static ImportedFile imported(Found file) {
    return new ImportedFile(
        file.folder(), file.pattern().id(), file.file().toString(), file.contentHash());
  }

  private Uni<Void> remember(List<ImportedFile> files) {
    return files.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .<Void>item(
                () -> {
                  memory.remember(files);
                  return null;
                })
            .runSubscriptionOn(blocking);
  }

  /** The registry may be away for a while; a folder waits for it. */
  private static <T> Uni<T> persistently(Uni<T> call) {
    return call.onFailure(
            failure -> failure instanceof RegistryException refused && refused.status() >= 500)
        .retry()
        .withBackOff(FIRST_RETRY, LAST_RETRY)
        .indefinitely();
  }

  private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(step::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
