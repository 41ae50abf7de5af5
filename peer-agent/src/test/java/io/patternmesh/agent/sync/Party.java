package io.patternmesh.agent.sync;

import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.TestEvents;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.library.TestLibrary;
import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.registry.Change;
import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.trace.RecentTraces;
import io.patternmesh.agent.trace.Tracing;
import io.patternmesh.agent.world.Fixed;
import io.patternmesh.agent.world.Member;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A member with a library and sessions, without an application around them. */
final class Party implements AutoCloseable {

  final Member member;
  final TestRegistry registry = new TestRegistry();
  final LibraryFeed feed = TestLibrary.feed(registry.client());
  final EventFeed events = TestEvents.feed();
  final SyncContext context;
  final List<SyncSession> sessions = new CopyOnWriteArrayList<>();
  final List<Throwable> ends = new CopyOnWriteArrayList<>();
  private final List<Cancellable> running = new ArrayList<>();

  Party(String name, boolean autoSync, int window) {
    this(name, autoSync, window, Tracing.off());
  }

  Party(String name, boolean autoSync, int window, Tracing tracing) {
    member = Member.of(name);
    Fixed.Sync sync = Fixed.sync(autoSync);
    context =
        new SyncContext(
            member.id(),
            name,
            "a-room",
            feed.index(),
            registry.client(),
            events,
            new InFlight(Clock.systemUTC(), sync.stepTimeout()),
            tracing,
            new RecentTraces(),
            new SyncCounters(),
            sync,
            Fixed.talk(window),
            Clock.systemUTC());
  }

  void holds(Revision revision) {
    registry.merge(new MergeBatch(List.of(MergeItem.of(revision)), List.of()));
  }

  void holds(PatternUsage usage) {
    registry.merge(new MergeBatch(List.of(), List.of(usage)));
  }

  /** Follows its library. */
  Party starts() {
    running.add(
        feed.changes()
            .filter(change -> change.kind() != Change.Kind.USAGE)
            .invoke(context::remember)
            .subscribe()
            .with(change -> sessions.forEach(session -> session.changed(change.patternId()))));
    running.add(feed.reloads().subscribe().with(lost -> context.inFlight().forget()));
    running.add(feed.follow().subscribe().with(nothing -> {}));
    feed.loaded().await().atMost(Duration.ofSeconds(60));
    return this;
  }

  /** Talks over this end. */
  SyncSession meets(PeerChannel end) {
    SyncSession session = new SyncSession(context, new FrameChannel(end));
    sessions.add(session);
    running.add(session.run().subscribe().with(nothing -> {}, ends::add));
    return session;
  }

  /** Compares with everybody, and waits until the index shows what came. */
  void syncsWithAll() {
    for (SyncSession session : sessions) {
      SyncResult result = session.sync().await().atMost(Duration.ofSeconds(60));
      if (result.error().isPresent()) {
        throw new AssertionError(result.error().get());
      }
    }
    catchesUp();
  }

  void catchesUp() {
    Eventually.until(
        "the index shows the library",
        () ->
            registry.revisions().stream()
                .map(Revision::patternId)
                .allMatch(
                    id ->
                        feed.index()
                            .find(id)
                            .filter(entry -> !entry.visible().isEmpty())
                            .filter(entry -> entry.usage() == registry.usage(id).fingerprint())
                            .map(entry -> entry.head())
                            .equals(registry.head(id).map(Revision::digest))));
  }

  @Override
  public void close() {
    running.forEach(Cancellable::cancel);
    registry.close();
  }
}
