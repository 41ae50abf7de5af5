package io.patternmesh.registry.merge;

import io.patternmesh.model.conflict.Admission;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies the signatures of a batch on all cores, before the transaction that relies on them. */
final class Signatures {

  private static final int CHUNK = 50;

  private final Admission authentic = Admission.authentic();

  /** Refuses what was not signed by its author; answers at once, for the work is done. */
  Uni<Admission> verify(List<MergeItem> items) {
    return Multi.createFrom()
        .iterable(items)
        .map(MergeItem::revision)
        .group()
        .intoLists()
        .of(CHUNK)
        .onItem()
        .transformToUni(
            chunk ->
                Uni.createFrom()
                    .item(() -> refusals(chunk))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
        .merge(Runtime.getRuntime().availableProcessors())
        .collect()
        .in(HashMap<Key, String>::new, Map::putAll)
        .map(refused -> revision -> Optional.ofNullable(refused.get(Key.of(revision))));
  }

  private Map<Key, String> refusals(List<Revision> chunk) {
    Map<Key, String> refused = new HashMap<>();
    chunk.forEach(
        revision ->
            authentic.refusal(revision).ifPresent(reason -> refused.put(Key.of(revision), reason)));
    return refused;
  }

  /** The digest leaves the signature out, and a batch may hold a body twice, once forged. */
  private record Key(Digest digest, ByteBuffer signature) {
    static Key of(Revision revision) {
      return new Key(revision.digest(), ByteBuffer.wrap(revision.signature()));
    }
  }
}
