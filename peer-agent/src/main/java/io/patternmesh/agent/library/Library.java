package io.patternmesh.agent.library;

import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.registry.HeadDetail;
import io.patternmesh.agent.registry.MergeResult;
import io.patternmesh.agent.registry.MergeResult.Kind;
import io.patternmesh.agent.registry.MergeResult.Outcome;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.model.merge.ExpectedHead;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Edits of this member: read the head, sign what follows it, merge that if the head is still the
 * same, and start over if it is not.
 */
@ApplicationScoped
public class Library {

  private static final int ATTEMPTS = 20;

  private final Registry registry;
  private final Authoring authoring;
  private final EventFeed events;

  Library(Registry registry, Authoring authoring, EventFeed events) {
    this.registry = registry;
    this.authoring = authoring;
    this.events = events;
  }

  /** The head and its content; empty when no revision was ever seen. */
  public Uni<Optional<Known>> find(String patternId) {
    return registry
        .head(patternId)
        .chain(
            detail ->
                detail
                    .map(this::withContent)
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  /** The revision with this digest; empty when it is not here. */
  public Uni<Optional<Revision>> revision(Digest digest) {
    return registry
        .lookup(List.of(digest), List.of())
        .map(found -> found.items().stream().map(MergeItem::revision).findFirst());
  }

  /**
   * Edits a pattern.
   *
   * @param ifMatch the head that the user saw; empty to follow whatever is there
   * @param change what to make of the present state; no edit leaves it as it is
   * @return the revision that is the head now; fails with {@link PreconditionFailedException} when
   *     {@code ifMatch} is no longer the head
   */
  public Uni<Revision> edit(
      String patternId,
      Optional<Digest> ifMatch,
      Function<Optional<Known>, Optional<Edit>> change) {
    return attempt(patternId, ifMatch, change)
        .onFailure(HeadMovedException.class)
        .retry()
        .atMost(ATTEMPTS)
        .onFailure(HeadMovedException.class)
        .transform(
            moved ->
                new EditRejectedException(
                    patternId, "it changed " + ATTEMPTS + " times while it was edited; try again"));
  }

  private Uni<Revision> attempt(
      String patternId,
      Optional<Digest> ifMatch,
      Function<Optional<Known>, Optional<Edit>> change) {
    return Uni.createFrom()
        .deferred(() -> find(patternId))
        .chain(
            known -> {
              Optional<Digest> head = known.map(base -> base.detail().digest());
              if (ifMatch.isPresent() && !ifMatch.equals(head)) {
                throw new PreconditionFailedException(patternId, ifMatch.get(), head);
              }
              Optional<Edit> edit = change.apply(known);
              if (edit.isEmpty()) {
                return Uni.createFrom()
                    .item(
                        known
                            .map(Known::head)
                            .orElseThrow(() -> new NoSuchPatternException(patternId, "pattern")));
              }
              return merge(authoring.revise(patternId, known, edit.get()), head, ifMatch);
            });
  }

  private Uni<Revision> merge(Revision revision, Optional<Digest> head, Optional<Digest> ifMatch) {
    ExpectedHead expected =
        head.<ExpectedHead>map(ExpectedHead.At::new).orElse(ExpectedHead.ABSENT);
    return registry
        .merge(new MergeBatch(List.of(new MergeItem(revision, expected)), List.of()))
        .map(result -> accepted(revision, result, ifMatch))
        .invoke(this::tell);
  }

  private void tell(Revision made) {
    events.publish(
        EventType.PATTERN_CHANGED,
        Map.of("patternId", made.patternId(), "deleted", made.body().deleted()));
  }

  private static Revision accepted(
      Revision revision, MergeResult result, Optional<Digest> ifMatch) {
    Outcome outcome = result.outcomes().get(0);
    if (outcome.kind() == Kind.HEAD_MOVED) {
      if (ifMatch.isPresent()) {
        throw new PreconditionFailedException(
            revision.patternId(), ifMatch.get(), Optional.empty());
      }
      throw new HeadMovedException();
    }
    if (outcome.kind() != Kind.APPLIED) {
      throw new EditRejectedException(
          revision.patternId(), outcome.reason().orElse("the registry answered " + outcome.kind()));
    }
    return revision;
  }

  private Uni<Optional<Known>> withContent(HeadDetail detail) {
    return revision(detail.digest()).map(head -> head.map(revision -> new Known(detail, revision)));
  }

  private static final class HeadMovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
