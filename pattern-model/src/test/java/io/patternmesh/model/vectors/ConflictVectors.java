package io.patternmesh.model.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.conflict.Head;
import io.patternmesh.model.conflict.MergeOutcome;
import io.patternmesh.model.conflict.MergeOutcome.Conflict;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.world.History;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Member;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

final class ConflictVectors {

  private ConflictVectors() {}

  static ObjectNode all() {
    Revision alices = revision(1, 10, Optional.of(History.content(1)), Map.of(1, 10L));
    Revision bobs = revision(1, 20, Optional.of(History.content(2)), Map.of(2, 20L));
    Revision next = revision(2, 15, Optional.of(History.content(3)), Map.of(1, 15L));
    Revision same = revision(1, 30, Optional.of(History.content(1)), Map.of(3, 30L));
    Revision resolution = revision(3, 40, Optional.of(History.content(4)), Map.of(1, 40L, 2, 20L));
    Revision delete = revision(1, 10, Optional.empty(), Map.of(2, 10L));
    Revision tie = revision(1, 10, Optional.of(History.content(5)), Map.of(3, 10L));
    Revision restarted = revision(1, 90, Optional.of(History.content(6)), Map.of(1, 90L));
    Revision boast = revision(9, 9, Optional.of(History.content(7)), Map.of(4, 1L));
    ObjectNode file = Json.object();
    file.putArray("cases")
        .add(vector("first, again", alices, alices))
        .add(vector("an edit that saw the head, then the old one again", alices, next, alices))
        .add(vector("the old one after the edit", next, alices))
        .add(vector("a later time breaks a version tie, each twice", alices, bobs, alices, bobs))
        .add(vector("the same, the winner first", bobs, alices, alices))
        .add(vector("the greater version wins over the later time", bobs, next))
        .add(vector("the same content, made twice", alices, same, alices))
        .add(vector("the same content, the winner first", same, alices))
        .add(vector("a resolution closes the conflict", alices, bobs, resolution, alices, bobs))
        .add(vector("a resolution that came first", resolution, bobs, alices, next))
        .add(vector("an edit wins over a delete of the same time", alices, delete))
        .add(vector("the same, the delete first", delete, alices))
        .add(vector("the greater digest breaks the last tie", alices, tie))
        .add(vector("the same, in the other order", tie, alices))
        .add(vector("an author who lost the library and loses", next, restarted, restarted))
        .add(vector("a lie in a version wins everywhere", boast, resolution, alices))
        .add(vector("the same, the lie last", resolution, alices, boast));
    return file;
  }

  /** A revision of {@code p} by the first peer of the clock; peers by the number of their key. */
  private static Revision revision(
      long version, long time, Optional<PatternContent> content, Map<Integer, Long> clock) {
    SigningKey author = Keys.of(clock.keySet().stream().min(Integer::compare).orElseThrow());
    VersionVector counters = VersionVector.EMPTY;
    for (Map.Entry<Integer, Long> entry : clock.entrySet()) {
      counters = counters.next(Keys.of(entry.getKey()).peerId(), entry.getValue());
    }
    return new RevisionBody(
            "p",
            content,
            version,
            Instant.EPOCH,
            Instant.ofEpochMilli(time),
            counters,
            Audience.ROOM,
            author.publicKey())
        .sign(author);
  }

  private static ObjectNode vector(String name, Revision... revisions) {
    ObjectNode vector = Json.object().put("name", name);
    Member peer = new Member(Keys.DAVE);
    List<MergeOutcome> outcomes = peer.merge(List.of(revisions));
    vector.set(
        "revisions", Json.array(List.of(revisions), one -> Json.hex(RevisionCodec.encode(one))));
    vector.set("outcomes", outcomes(outcomes));
    Head head = peer.head("p").orElseThrow();
    vector.put("head", head.revision().digest().toString());
    vector.set("seen", Json.counters(head.seen().counters()));
    return vector;
  }

  static ArrayNode outcomes(List<MergeOutcome> outcomes) {
    return Json.array(outcomes, ConflictVectors::outcome);
  }

  private static ObjectNode outcome(MergeOutcome outcome) {
    ObjectNode vector =
        Json.object().put("type", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    if (outcome instanceof Conflict conflict) {
      vector
          .put("winner", conflict.winner().digest().toString())
          .put("loser", conflict.loser().digest().toString());
    }
    return vector;
  }
}
