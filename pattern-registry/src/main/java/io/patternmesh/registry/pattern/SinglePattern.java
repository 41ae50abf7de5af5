package io.patternmesh.registry.pattern;

import io.patternmesh.registry.problem.ProblemException;
import io.patternmesh.registry.store.HistoryStore;
import io.patternmesh.registry.store.StoredRevision;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Reads one pattern. */
@Singleton
final class SinglePattern {

  private final HistoryStore history;

  SinglePattern(HistoryStore history) {
    this.history = history;
  }

  Uni<RestResponse<PatternView>> read(String id) {
    return history.head(id).map(found -> answer(id, found));
  }

  private static RestResponse<PatternView> answer(String id, Optional<StoredRevision> found) {
    StoredRevision head =
        found.orElseThrow(
            () -> ProblemException.unknown("no revision of pattern " + id + " was ever seen"));
    if (head.revision().body().deleted()) {
      throw ProblemException.gone(
          "pattern "
              + id
              + " was deleted by "
              + head.revision().sharedBy()
              + " at "
              + head.revision().body().updatedAt()
              + "; its history keeps what it was");
    }
    return RestResponse.ResponseBuilder.ok(PatternView.of(head, true))
        .tag(head.revision().digest().toString())
        .build();
  }
}
