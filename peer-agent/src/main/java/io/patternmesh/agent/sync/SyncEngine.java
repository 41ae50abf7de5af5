package io.patternmesh.agent.sync;

import io.patternmesh.agent.channel.ConnectFailedException;
import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.conversation.ConversationSettings;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.identity.Identity;
import io.patternmesh.agent.identity.PeerSettings;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.library.UsageRecorder;
import io.patternmesh.agent.registry.Change;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.trace.RecentTraces;
import io.patternmesh.agent.trace.Tracing;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** A session for each open channel, and what they add up to. */
@ApplicationScoped
public class SyncEngine {

  private static final Logger LOG = Logger.getLogger(SyncEngine.class);

  private final Mesh mesh;
  private final LibraryFeed library;
  private final UsageRecorder usage;
  private final SyncContext context;
  private final Map<PeerId, SyncSession> sessions = new ConcurrentHashMap<>();

  SyncEngine(
      Mesh mesh,
      LibraryFeed library,
      UsageRecorder usage,
      Identity identity,
      PeerSettings peer,
      Registry registry,
      Tracing tracing,
      EventFeed events,
      SyncSettings sync,
      ConversationSettings session,
      Clock clock) {
    this.mesh = mesh;
    this.library = library;
    this.usage = usage;
    this.context =
        new SyncContext(
            identity.id(),
            identity.name(),
            peer.room(),
            library.index(),
            registry,
            events,
            new InFlight(clock, sync.stepTimeout()),
            tracing,
            new RecentTraces(),
            new SyncCounters(),
            sync,
            session,
            clock);
  }

  /** Serves every channel that opens, and passes on what changes here; endless. */
  public Multi<Void> run() {
    return Multi.createBy()
        .merging()
        .streams(
            mesh.channels().onItem().transformToUni(this::serve).merge(1_024),
            library.changes().invoke(this::pass).onItem().ignore(),
            library.reloads().invoke(context.inFlight()::forget).onItem().ignore(),
            usage.used().invoke(this::used).onItem().ignore());
  }

  /** Compares with one peer, or with every connected one, now. */
  public Uni<List<SyncResult>> sync(Optional<PeerId> peer) {
    List<Uni<SyncResult>> all = chosen(peer).stream().map(SyncSession::sync).toList();
    return all.isEmpty() ? Uni.createFrom().item(List.of()) : Uni.join().all(all).andFailFast();
  }

  /** Sends a message of the application's own; fails where there is no open channel. */
  public Uni<Void> send(PeerId peer, Frame.Message message) {
    return session(peer).send(message);
  }

  /** Ends every comparison that is under way. */
  public void cancelSync() {
    sessions.values().forEach(SyncSession::cancelSync);
  }

  private void used(String patternId) {
    sessions.values().forEach(session -> session.used(patternId));
  }

  public boolean syncing() {
    return sessions.values().stream().anyMatch(SyncSession::syncing);
  }

  /** Changes that wait to be sent, over all peers. */
  public int pending() {
    return sessions.values().stream().mapToInt(SyncSession::pending).sum();
  }

  /** What was sent, received and refused since the start, over all peers. */
  public SyncCounters.Counts counts() {
    return context.total().now();
  }

  /** When a comparison last completed. */
  public Optional<Instant> lastSyncAt() {
    return context.total().completedAt();
  }

  private Collection<SyncSession> chosen(Optional<PeerId> peer) {
    return peer.<Collection<SyncSession>>map(id -> List.of(session(id)))
        .orElseGet(sessions::values);
  }

  private SyncSession session(PeerId peer) {
    return Optional.ofNullable(sessions.get(peer))
        .orElseThrow(() -> new ConnectFailedException(peer, "it is not connected"));
  }

  /** A revision that loses here may still be the greatest that some peer may hold. */
  private void pass(Change change) {
    if (change.kind() != Change.Kind.USAGE) {
      context.remember(change);
      sessions.values().forEach(session -> session.changed(change.patternId()));
    }
  }

  private Uni<Void> serve(PeerChannel channel) {
    FrameChannel frames = new FrameChannel(channel);
    SyncSession session = new SyncSession(context, frames);
    sessions.put(session.peer(), session);
    return session
        .run()
        .onFailure()
        .recoverWithUni(
            failure -> {
              LOG.infof("session with %s ended: %s", session.peer(), failure.getMessage());
              return frames.close(String.valueOf(failure.getMessage()));
            })
        .onFailure()
        .recoverWithNull()
        .eventually(() -> sessions.remove(session.peer(), session));
  }
}
