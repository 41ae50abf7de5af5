package io.patternmesh.agent.imports.merge;

import io.patternmesh.agent.imports.ImportEvent.Found;
import io.patternmesh.agent.imports.ImportedPattern;
import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.agent.library.Authoring;
import io.patternmesh.agent.library.Edit;
import io.patternmesh.agent.library.EditRejectedException;
import io.patternmesh.agent.library.Known;
import io.patternmesh.agent.library.Library;
import io.patternmesh.agent.library.NoSuchPatternException;
import io.patternmesh.agent.registry.MergeBatches;
import io.patternmesh.agent.registry.MergeResult;
import io.patternmesh.agent.registry.MergeResult.Kind;
import io.patternmesh.agent.registry.Patience;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.model.merge.ExpectedHead;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes revisions of imported files. A file that was imported as it is, or that says what the head
 * says, makes none.
 */
final class ImportRevisions {

  private static final int DEFAULT_CONFIDENCE = 50;

  private final Registry registry;
  private final Library library;
  private final Authoring authoring;
  private final HeadIndex index;
  private final ImportMemory memory;
  private final Executor blocking;
  private final Clock clock;

  ImportRevisions(
      Registry registry,
      Library library,
      Authoring authoring,
      HeadIndex index,
      ImportMemory memory,
      Executor blocking,
      Clock clock) {
    this.registry = registry;
    this.library = library;
    this.authoring = authoring;
    this.index = index;
    this.memory = memory;
    this.blocking = blocking;
    this.clock = clock;
  }

  /**
   * Publishes what is new in these files, one for each pattern. New patterns go in batches, others
   * one by one. Gives those that were refused.
   */
  Uni<List<Refused>> publish(List<Found> files) {
    List<Found> unseen = new ArrayList<>();
    List<Found> changed = new ArrayList<>();
    Map<String, ImportedFile> before = new HashMap<>();
    for (Found file : files) {
      String id = file.pattern().id();
      memory.find(id).ifPresent(known -> before.put(id, known));
      if (index.find(id).isEmpty()) {
        unseen.add(file);
      } else if (!isRemembered(file)) {
        changed.add(file);
      }
    }
    List<Refused> refused = new ArrayList<>();
    List<ImportedFile> begun =
        Stream.concat(unseen.stream(), changed.stream()).map(this::begun).toList();
    return remember(begun)
        .chain(() -> create(unseen, refused))
        .chain(moved -> each(moved, file -> revise(file, before, refused)))
        .chain(() -> each(changed, file -> revise(file, before, refused)))
        .chain(() -> remember(done(begun, refused)))
        .replaceWith(refused);
  }

  private static List<ImportedFile> done(List<ImportedFile> begun, List<Refused> refused) {
    Set<String> ids =
        refused.stream().map(one -> one.file().pattern().id()).collect(Collectors.toSet());
    return begun.stream()
        .filter(file -> !ids.contains(file.patternId()))
        .map(ImportedFile::done)
        .toList();
  }

  /** Deletes these patterns, where they still are what a file of ours made of them. */
  Uni<Void> withdraw(List<String> patternIds) {
    List<ImportedFile> known =
        patternIds.stream()
            .flatMap(id -> memory.find(id).stream())
            .filter(ImportedFile::present)
            .toList();
    return each(known, this::delete)
        .chain(() -> remember(known.stream().map(ImportedFile::gone).toList()));
  }

  private boolean isRemembered(Found file) {
    return memory
        .find(file.pattern().id())
        .filter(known -> known.holds(file.contentHash()))
        .isPresent();
  }

  /** Merges patterns that nobody was seen to have; gives those that turned out to be there. */
  private Uni<List<Found>> create(List<Found> files, List<Refused> refused) {
    Map<Digest, Found> byDigest = new HashMap<>();
    List<MergeItem> items = new ArrayList<>();
    for (Found file : files) {
      Edit edit = Edit.to(content(file.pattern(), Optional.empty()));
      Revision first = authoring.revise(file.pattern().id(), Optional.empty(), edit);
      byDigest.put(first.digest(), file);
      items.add(new MergeItem(first, ExpectedHead.ABSENT));
    }
    List<Found> moved = new ArrayList<>();
    return Multi.createFrom()
        .iterable(MergeBatches.of(items))
        .onItem()
        .transformToUniAndConcatenate(batch -> Patience.with(registry.merge(batch)))
        .onItem()
        .transformToIterable(MergeResult::outcomes)
        .invoke(
            outcome -> {
              Found file = byDigest.get(outcome.digest());
              if (outcome.kind() == Kind.HEAD_MOVED) {
                moved.add(file);
              } else if (outcome.kind() == Kind.REJECTED) {
                refused.add(new Refused(file, outcome.reason().orElse("no reason given")));
              }
            })
        .collect()
        .last()
        .replaceWith(moved);
  }

  private Uni<Void> revise(Found file, Map<String, ImportedFile> before, List<Refused> refused) {
    Optional<ImportedFile> interrupted =
        Optional.ofNullable(before.get(file.pattern().id()))
            .filter(known -> known.contentHash().equals(file.contentHash()));
    return Patience.with(
            library.edit(
                file.pattern().id(),
                Optional.empty(),
                known -> edit(file.pattern(), known, interrupted)))
        .replaceWithVoid()
        .onFailure(EditRejectedException.class)
        .recoverWithUni(
            failure -> {
              refused.add(new Refused(file, failure.getMessage()));
              return Uni.createFrom().voidItem();
            });
  }

  private Optional<Edit> edit(
      ImportedPattern file, Optional<Known> known, Optional<ImportedFile> interrupted) {
    if (known.isPresent() && interrupted.filter(one -> wentIn(one, known.get())).isPresent()) {
      return Optional.empty();
    }
    Optional<PatternContent> before = known.flatMap(base -> base.head().content());
    PatternContent content = content(file, before);
    return before.equals(Optional.of(content)) ? Optional.empty() : Optional.of(Edit.to(content));
  }

  /** An own counter is never less than the time of its edit, so it tells a merge from a crash. */
  private boolean wentIn(ImportedFile file, Known known) {
    return known.detail().seen().counter(authoring.author()) >= file.pendingSince();
  }

  private Uni<Void> delete(ImportedFile file) {
    return Patience.with(
            library.edit(
                file.patternId(),
                Optional.empty(),
                known ->
                    known
                        .flatMap(base -> base.head().content())
                        .filter(content -> ContentMark.of(content).equals(file.made()))
                        .map(content -> Edit.delete())))
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

  private ImportedFile begun(Found file) {
    return new ImportedFile(
        file.folder(),
        file.pattern().id(),
        file.file().toString(),
        file.contentHash(),
        ContentMark.of(content(file.pattern(), Optional.empty())),
        clock.millis());
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
