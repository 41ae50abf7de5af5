package io.patternmesh.agent.syncevent.change;

import io.patternmesh.agent.registry.Registry;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Looks up what is to be said of revisions. Of one answer at a time the code is in memory. */
final class Revisions {

  private final Registry registry;

  Revisions(Registry registry) {
    this.registry = registry;
  }

  /**
   * These revisions by their digests; one that the library does not hold is left out.
   *
   * @param withContent of which the code is wanted
   */
  Uni<Map<Digest, RevisionFacts>> find(Set<Digest> digests, Predicate<Digest> withContent) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new Search(digests, withContent), this::next)
        .whilst(search -> !search.missing.isEmpty())
        .collect()
        .last()
        .map(search -> search.found);
  }

  /** An answer may hold fewer than were asked for: the others are asked for again. */
  private Uni<Search> next(Search search) {
    List<Digest> asked = search.missing.stream().limit(MergeBatch.MOST).toList();
    if (asked.isEmpty()) {
      return Uni.createFrom().item(search);
    }
    return registry
        .lookup(asked, List.of())
        .map(
            answer -> search.add(asked, answer.items().stream().map(MergeItem::revision).toList()));
  }

  /** What was found so far. Not thread-safe. */
  private static final class Search {
    private final Set<Digest> missing;
    private final Predicate<Digest> withContent;
    private final Map<Digest, RevisionFacts> found = new HashMap<>();

    Search(Set<Digest> digests, Predicate<Digest> withContent) {
      this.missing = new LinkedHashSet<>(digests);
      this.withContent = withContent;
    }

    Search add(List<Digest> asked, List<Revision> answer) {
      for (Revision revision : answer) {
        Digest digest = revision.digest();
        found.put(digest, RevisionFacts.of(revision, withContent.test(digest)));
        missing.remove(digest);
      }
      if (answer.isEmpty()) {
        missing.removeAll(new ArrayList<>(asked));
      }
      return this;
    }
  }
}
