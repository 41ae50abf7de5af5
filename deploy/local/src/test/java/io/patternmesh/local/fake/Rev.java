package io.patternmesh.local.fake;

import java.util.Set;
import java.util.TreeSet;

/** A revision, with the digests of all that its author had seen. */
record Rev(
    String id,
    String name,
    String category,
    String framework,
    String pattern,
    String description,
    int confidence,
    long version,
    String updatedAt,
    String sharedBy,
    boolean deleted,
    Set<String> seen) {

  Rev {
    seen = new TreeSet<>(seen);
  }

  String digest() {
    return Integer.toHexString(
        (id + pattern + version + updatedAt + sharedBy + deleted).hashCode());
  }

  boolean beats(Rev other) {
    int byVersion = Long.compare(version, other.version);
    int byTime = updatedAt.compareTo(other.updatedAt);
    return byVersion != 0
        ? byVersion > 0
        : byTime != 0 ? byTime > 0 : digest().compareTo(other.digest()) > 0;
  }
}
