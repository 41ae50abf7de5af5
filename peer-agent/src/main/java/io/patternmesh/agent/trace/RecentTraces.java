package io.patternmesh.agent.trace;

import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.trace.TraceParent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the revisions that came last came from, to be told with them; older ones are forgotten. */
public final class RecentTraces {

  private static final int MOST = 10_000;

  private final Map<Digest, TraceParent> traces =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, TraceParent> eldest) {
          return size() > MOST;
        }
      };

  /** Remembers where this revision came from. */
  public synchronized void add(Digest revision, TraceParent from) {
    traces.put(revision, from);
  }

  /** Where this revision came from, as far as is remembered. */
  public synchronized Optional<TraceParent> of(Digest revision) {
    return Optional.ofNullable(traces.get(revision));
  }
}
