package io.patternmesh.registry.merge;

import io.patternmesh.model.merge.MergeItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a batch so that the heads which a slice has to load fit in memory: a small batch may touch a
 * thousand heads of a megabyte.
 */
final class Slices {

  private static final long MOST_BYTES = 16L << 20;

  private Slices() {}

  /** The items in their order, cut where the heads behind them pass 16 MiB. */
  static List<List<MergeItem>> of(List<MergeItem> items, Map<String, Integer> headBytes) {
    List<List<MergeItem>> slices = new ArrayList<>();
    List<MergeItem> slice = new ArrayList<>();
    Set<String> loaded = new HashSet<>();
    long bytes = 0;
    for (MergeItem item : items) {
      String id = item.revision().patternId();
      long more = loaded.contains(id) ? 0 : headBytes.getOrDefault(id, 0);
      if (bytes + more > MOST_BYTES && !slice.isEmpty()) {
        slices.add(slice);
        slice = new ArrayList<>();
        loaded.clear();
        bytes = 0;
        more = headBytes.getOrDefault(id, 0);
      }
      loaded.add(id);
      bytes += more;
      slice.add(item);
    }
    if (!slice.isEmpty()) {
      slices.add(slice);
    }
    return slices;
  }
}
