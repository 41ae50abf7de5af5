package io.patternmesh.agent.registry;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.usage.PatternUsage;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is to be merged into batches that a registry takes. */
final class MergeBatches {

  private static final int FILLED = MergeBatch.GREATEST / 2;
  private static final int COUNTERS = 100_000;

  private MergeBatches() {}

  /** The batches in order, the revisions first; none when there is nothing to merge. */
  static List<MergeBatch> of(List<MergeItem> items, List<PatternUsage> usages) {
    List<MergeBatch> batches = new ArrayList<>();
    List<MergeItem> filling = new ArrayList<>();
    int bytes = 0;
    for (MergeItem item : items) {
      int size = RevisionCodec.encode(item.revision()).length;
      if (bytes + size > FILLED || filling.size() == MergeBatch.MOST) {
        batches.add(new MergeBatch(filling, List.of()));
        filling.clear();
        bytes = 0;
      }
      filling.add(item);
      bytes += size;
    }
    List<PatternUsage> counting = new ArrayList<>();
    int counters = 0;
    for (PatternUsage usage : usages) {
      int size = 1 + usage.counter().counts().size();
      if (counters + size > COUNTERS || counting.size() == MergeBatch.MOST) {
        batches.add(new MergeBatch(filling, counting));
        filling.clear();
        counting.clear();
        counters = 0;
      }
      counting.add(usage);
      counters += size;
    }
    if (!filling.isEmpty() || !counting.isEmpty()) {
      batches.add(new MergeBatch(filling, counting));
    }
    return batches;
  }
}
