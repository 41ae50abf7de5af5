package io.patternmesh.model.world;

import io.patternmesh.model.conflict.ConflictPolicy;
import io.patternmesh.model.conflict.Head;
import io.patternmesh.model.conflict.Heads;
import io.patternmesh.model.conflict.MergeOutcome;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.VersionVector;
import io.smallrye.mutiny.Multi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One peer: the heads it holds, and edits as design asks an honest author to make them. Revisions
 * carry no true signature, which the policy does not look at.
 */
public final class Member {

  private final SigningKey key;
  private final Heads heads = Heads.inMemory();

  public Member(SigningKey key) {
    this.key = key;
  }

  public SigningKey key() {
    return key;
  }

  public Optional<Head> head(String pattern) {
    return heads.find(pattern);
  }

  /** Merges through the operator, one outcome for each. */
  public List<MergeOutcome> merge(List<Revision> revisions) {
    return Multi.createFrom()
        .iterable(revisions)
        .plug(ConflictPolicy.against(heads))
        .collect()
        .asList()
        .await()
        .indefinitely();
  }

  public MergeOutcome merge(Revision revision) {
    return merge(List.of(revision)).get(0);
  }

  /** The next revision after what this member saw, not yet merged; empty content deletes. */
  public Revision edit(String pattern, Optional<PatternContent> content, long now) {
    Optional<Head> head = heads.find(pattern);
    Instant time = Instant.ofEpochMilli(now);
    return unsigned(
        new RevisionBody(
            pattern,
            content,
            head.map(seen -> seen.revision().body().version() + 1).orElse(1L),
            head.map(seen -> seen.revision().body().createdAt()).orElse(time),
            time,
            head.map(Head::seen).orElse(VersionVector.EMPTY).next(key.peerId(), now),
            Audience.ROOM,
            key.publicKey()));
  }

  public static Revision unsigned(RevisionBody body) {
    return Revision.of(body, new byte[Revision.SIGNATURE_LENGTH]);
  }
}
