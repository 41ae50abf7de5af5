package io.patternmesh.registry.store;

import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads revisions. */
@Singleton
public final class RevisionStore {

  /** Read at once; each may be more than a megabyte. */
  private static final int CHUNK = 25;

  private final Reading reading;

  RevisionStore(Reading reading) {
    this.reading = reading;
  }

  private record Encoded(String digest, byte[] bytes) {}

  /** Those of these revisions that are known, in this order, read as they are asked for. */
  public Multi<Revision> find(List<Digest> digests) {
    return Multi.createFrom()
        .iterable(digests)
        .group()
        .intoLists()
        .of(CHUNK)
        .onItem()
        .transformToUniAndConcatenate(this::chunk)
        .onItem()
        .transformToMultiAndConcatenate(chunk -> Multi.createFrom().iterable(chunk));
  }

  private Uni<List<Revision>> chunk(List<Digest> digests) {
    List<String> keys = digests.stream().map(Digest::toString).toList();
    return reading
        .read(
            session ->
                session
                    .createSelectionQuery(
                        "select r.digest, r.encoded from RevisionEntity r where r.digest in :keys",
                        Encoded.class)
                    .setParameter("keys", keys)
                    .getResultList())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            rows -> {
              Map<String, Revision> found = new HashMap<>();
              rows.forEach(row -> found.put(row.digest(), RevisionCodec.decode(row.bytes())));
              return keys.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
            });
  }

  /** The revisions that these keys are of, in order. */
  Multi<StoredRevision> load(List<StoredRevision.Key> keys) {
    Map<Digest, StoredRevision.Key> byDigest = new HashMap<>();
    keys.forEach(key -> byDigest.put(key.parsed(), key));
    return find(keys.stream().map(StoredRevision.Key::parsed).toList())
        .map(revision -> byDigest.get(revision.digest()).of(revision));
  }
}
