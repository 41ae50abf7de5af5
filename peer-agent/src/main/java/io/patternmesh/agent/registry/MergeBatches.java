package io.patternmesh.agent.registry;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.RevisionCodec;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is to be merged into batches that a registry takes, however large the patterns are. */
public final class MergeBatches {

  private static final int MOST_BYTES = MergeBatch.GREATEST / 2;

  private MergeBatches() {}

  /** The items in their order, in batches of at most 1,000 and about 8 MiB each. */
  public static List<MergeBatch> of(List<MergeItem> items) {
    List<MergeBatch> batches = new ArrayList<>();
    List<MergeItem> batch = new ArrayList<>();
    int bytes = 0;
    for (MergeItem item : items) {
      int size = RevisionCodec.encode(item.revision()).length;
      if (!batch.isEmpty() && (bytes + size > MOST_BYTES || batch.size() == MergeBatch.MOST)) {
        batches.add(new MergeBatch(batch, List.of()));
        batch.clear();
        bytes = 0;
      }
      batch.add(item);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(new MergeBatch(batch, List.of()));
    }
    return batches;
  }
}
