package io.patternmesh.agent.conflict;

import io.patternmesh.agent.conflict.OpenConflict.Choice;
import io.patternmesh.agent.conversation.BatchQueue;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.library.Edit;
import io.patternmesh.agent.library.EditRejectedException;
import io.patternmesh.agent.library.Library;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.library.NoSuchPatternException;
import io.patternmesh.agent.registry.Change;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The open conflicts. A resolution is a new revision that has seen both sides, so it wins
 * everywhere and the conflict closes wherever it comes.
 */
@ApplicationScoped
public class Conflicts {

  private static final Logger LOG = Logger.getLogger(Conflicts.class);
  private static final int PAGE = 500;
  private static final int WAITING = 10_000;

  private final Registry registry;
  private final Library library;
  private final LibraryFeed feed;
  private final EventFeed events;
  private final Answers answers = new Answers();
  private final BatchQueue<String> found = new BatchQueue<>(new LinkedHashSet<>(), WAITING);

  Conflicts(Registry registry, Library library, LibraryFeed feed, EventFeed events) {
    this.registry = registry;
    this.library = library;
    this.feed = feed;
    this.events = events;
  }

  /** Every open conflict, up to 500. */
  public Uni<List<OpenConflict>> open() {
    return registry
        .read("/conflicts", Map.of("size", String.valueOf(PAGE)))
        .map(
            json -> {
              JsonArray items = json.getJsonArray("items");
              return items.stream().map(item -> OpenConflict.of((JsonObject) item)).toList();
            });
  }

  /**
   * Settles a conflict with one of its sides, which may be a deletion. Fails with {@link
   * EditRejectedException} where that would show a side to people whom its author left out.
   */
  public Uni<Revision> choose(String patternId, Choice choice) {
    return conflict(patternId)
        .chain(
            conflict ->
                library
                    .revision(Digest.parse(conflict.side(choice).getString("digest")))
                    .map(side -> side.orElseThrow(() -> noRevision(patternId)))
                    .chain(
                        side -> {
                          Audience all = conflict.audience();
                          if (!side.audience().plus(conflict.authors()).equals(all)) {
                            throw new EditRejectedException(
                                patternId,
                                "this side is directed to fewer people than the other one; to show"
                                    + " it to all of them, resolve with its text as \"pattern\"");
                          }
                          return resolve(conflict, side.content(), all);
                        }));
  }

  /** Settles a conflict with what a person made of both sides. */
  public Uni<Revision> merge(String patternId, PatternContent content) {
    return conflict(patternId)
        .chain(conflict -> resolve(conflict, Optional.of(content), conflict.authors()));
  }

  /**
   * Tells of conflicts as they are found, for as long as it is subscribed to; not of one between
   * answers to a conflict that was settled here, which is listed only.
   */
  public Multi<Void> announcements() {
    return Multi.createBy()
        .merging()
        .streams(
            feed.changes()
                .filter(change -> change.kind() == Change.Kind.CONFLICT)
                .invoke(change -> note(change.patternId()))
                .onItem()
                .ignore(),
            found.batches(PAGE).onItem().transformToUniAndConcatenate(this::announce));
  }

  private void note(String patternId) {
    if (!found.offer(List.of(patternId))) {
      LOG.warnf("conflict on %s: not announced, too many at once; it is listed", patternId);
    }
  }

  private Uni<Void> announce(List<String> patternIds) {
    return open()
        .invoke(
            all ->
                all.stream()
                    .filter(conflict -> patternIds.contains(conflict.patternId()))
                    .filter(conflict -> !answers.isOfAnswers(conflict))
                    .forEach(open -> events.publish(EventType.CONFLICT, open.json().getMap())))
        .onFailure()
        .invoke(failure -> LOG.warnf("conflicts were not announced: %s", failure.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<OpenConflict> conflict(String patternId) {
    return open()
        .map(
            all ->
                all.stream()
                    .filter(conflict -> conflict.patternId().equals(patternId))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchPatternException(patternId, "open conflict")));
  }

  private static NoSuchPatternException noRevision(String patternId) {
    return new NoSuchPatternException(patternId, "revision");
  }

  private Uni<Revision> resolve(
      OpenConflict conflict, Optional<PatternContent> content, Audience audience) {
    String patternId = conflict.patternId();
    Edit edit = (content.isPresent() ? Edit.to(content.get()) : Edit.delete()).sharedWith(audience);
    return library
        .edit(patternId, Optional.empty(), known -> Optional.of(edit))
        .invoke(revision -> answers.note(conflict, revision.clock()))
        .invoke(
            revision ->
                events.publish(
                    EventType.CONFLICT_RESOLVED,
                    Map.of("patternId", patternId, "digest", revision.digest().toString())));
  }
}
