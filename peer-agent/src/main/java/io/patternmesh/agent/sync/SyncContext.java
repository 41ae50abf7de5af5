package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.ConversationSettings;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.model.identity.PeerId;
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
    SyncCounters total,
    SyncSettings sync,
    ConversationSettings session,
    Clock clock) {}
