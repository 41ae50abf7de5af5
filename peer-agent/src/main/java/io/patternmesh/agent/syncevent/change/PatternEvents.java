package io.patternmesh.agent.syncevent.change;

import io.patternmesh.agent.syncevent.event.SyncEvent;
import io.patternmesh.agent.syncevent.event.SyncEventType;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a change is to those outside. A member tells of what it did itself as shared, updated,
 * deleted; of what another did as received. So each deed is told once by who did it, and once by
 * everybody it came to.
 *
 * <pre>
 * the head moved, by this member   nobody outside knew it, or more people may hold it   shared
 *                                  otherwise                                            updated
 *                                  it is a tombstone                                    deleted
 * the head moved, by another one                                                        received
 * a counter grew                                                                        used
 * a revision needs a decision                                                           detected
 * none does that did not before, and one does no longer                                 resolved
 * </pre>
 */
final class PatternEvents {

  private final PeerId self;
  private final Disclosure disclosure;

  PatternEvents(PeerId self, Disclosure disclosure) {
    this.self = self;
    this.disclosure = disclosure;
  }

  /**
   * The events of one change, none to two.
   *
   * @param known the revisions that the change mentions
   */
  Stream<SyncEvent> of(UUID library, LibraryChange change, Map<Digest, RevisionFacts> known) {
    Told told = new Told(library, change, known);
    return Stream.of(told.pattern(), told.use(), told.conflict()).flatMap(Optional::stream);
  }

  private final class Told {
    private final UUID library;
    private final LibraryChange change;
    private final Map<Digest, RevisionFacts> known;
    private final Optional<RevisionFacts> head;

    Told(UUID library, LibraryChange change, Map<Digest, RevisionFacts> known) {
      this.library = library;
      this.change = change;
      this.known = known;
      this.head = change.head().flatMap(this::open);
    }

    /** A revision that may be told of. */
    private Optional<RevisionFacts> open(Digest digest) {
      return Optional.ofNullable(known.get(digest))
          .filter(facts -> disclosure.allows(facts.audience()));
    }

    Optional<SyncEvent> pattern() {
      return head.filter(now -> change.movedTheHead()).map(this::pattern);
    }

    private SyncEvent pattern(RevisionFacts now) {
      Optional<RevisionFacts> before =
          change.previous().flatMap(this::open).filter(facts -> !facts.deleted());
      JsonObject data =
          data()
              .put("version", now.version())
              .put("digest", now.digest().toString())
              .put("author", now.author().value())
              .put("audience", now.audienceJson())
              .put("createdAt", now.createdAt().toString())
              .put("updatedAt", now.updatedAt().toString());
      now.metadata().ifPresent(data::mergeIn);
      now.content().ifPresent(content -> data.put(SyncEvent.CONTENT, content));
      if (now.author().equals(self)) {
        return event(own(now, before), data);
      }
      String deed = now.deleted() ? "deleted" : before.isPresent() ? "updated" : "created";
      return event(SyncEventType.PATTERN_RECEIVED, data.put("change", deed));
    }

    private static SyncEventType own(RevisionFacts now, Optional<RevisionFacts> before) {
      if (now.deleted()) {
        return SyncEventType.PATTERN_DELETED;
      }
      return before.filter(facts -> facts.audience().equals(now.audience())).isPresent()
          ? SyncEventType.PATTERN_UPDATED
          : SyncEventType.PATTERN_SHARED;
    }

    Optional<SyncEvent> use() {
      return head.filter(now -> change.usage()).map(this::use);
    }

    private SyncEvent use(RevisionFacts now) {
      JsonArray uses = new JsonArray();
      change
          .used()
          .forEach(
              (peer, count) ->
                  uses.add(new JsonObject().put("peer", peer.value()).put("count", count)));
      JsonObject data = data().put("digest", now.digest().toString()).put("uses", uses);
      now.metadata().ifPresent(known -> data.put("name", known.getString("name")));
      return event(SyncEventType.PATTERN_USED, data);
    }

    Optional<SyncEvent> conflict() {
      List<JsonObject> opened = sides(change.opened());
      List<JsonObject> closed = sides(change.closed());
      if (head.isEmpty() || (opened.isEmpty() && closed.isEmpty())) {
        return Optional.empty();
      }
      JsonObject data = data().put("head", head.get().side()).put("closed", new JsonArray(closed));
      return Optional.of(
          opened.isEmpty()
              ? event(SyncEventType.CONFLICT_RESOLVED, data)
              : event(SyncEventType.CONFLICT_DETECTED, data.put("opened", new JsonArray(opened))));
    }

    private List<JsonObject> sides(List<Digest> digests) {
      return digests.stream()
          .flatMap(digest -> open(digest).stream())
          .map(RevisionFacts::side)
          .toList();
    }

    private JsonObject data() {
      return new JsonObject().put("patternId", change.patternId());
    }

    /** The id holds what was merged too: a library that is set back uses its numbers again. */
    private SyncEvent event(SyncEventType type, JsonObject data) {
      String merged =
          change.usage() ? change.usageMark() : change.digest().map(Digest::toString).orElse("");
      String mark = merged.substring(0, Math.min(merged.length(), 12));
      return new SyncEvent(
          type,
          String.join(
              ".", library.toString(), Long.toString(change.sequence()), mark, type.shortName()),
          change.patternId(),
          change.patternId(),
          change.at(),
          change.traceParent(),
          data);
    }
  }
}
