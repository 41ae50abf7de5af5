package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.ConversationSettings;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.agent.registry.Change;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.trace.RecentTraces;
import io.patternmesh.agent.trace.Tracing;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.trace.TraceParent;
import java.time.Clock;

/** What all sessions of this member share. */
record SyncContext(
    PeerId self,
    String name,
    String room,
    HeadIndex index,
    Registry registry,
    EventFeed events,
    InFlight inFlight,
    Tracing tracing,
    RecentTraces traces,
    SyncCounters total,
    SyncSettings sync,
    ConversationSettings session,
    Clock clock) {

  /** Keeps where this change came from, to tell peers; with tracing off, they are told nothing. */
  void remember(Change change) {
    if (tracing.on() && change.digest().isPresent()) {
      change
          .traceParent()
          .ifPresent(from -> traces.add(change.digest().get(), new TraceParent(from)));
    }
  }
}
