package io.patternmesh.agent.sync;

import io.patternmesh.agent.channel.ChannelClosedException;
import io.patternmesh.agent.channel.ConnectFailedException;
import io.patternmesh.agent.conversation.BatchQueue;
import io.patternmesh.agent.conversation.CreditGate;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.conversation.Heartbeat;
import io.patternmesh.agent.conversation.KnownDigests;
import io.patternmesh.agent.conversation.ProtocolException;
import io.patternmesh.agent.message.Messages;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One conversation with one peer: a few endless streams side by side, which end together. None of
 * them waits for another: a slow merge holds up neither the heartbeat nor what is sent.
 */
public final class SyncSession {

  private static final int WANTED = 2_000;
  private static final int ANNOUNCED = 10_000;
  private static final int BATCH = 256;

  private final SyncContext context;
  private final FrameChannel frames;
  private final PeerId peer;
  private final SyncCounters counters = new SyncCounters();
  private final CreditGate credit = new CreditGate();
  private final KnownDigests known = new KnownDigests();
  private final Heartbeat heartbeat;
  private final RevisionSender sender;
  private final RevisionReceiver receiver;
  private final Reconciliation reconciliation;
  private final Wants wants;
  private final LivePush live;
  private final SyncRuns runs;
  private final Messages messages;
  private final BatchQueue<Digest> wanted = new BatchQueue<>(new LinkedHashSet<>(), WANTED);
  private final BatchQueue<String> usagesWanted = new BatchQueue<>(new LinkedHashSet<>(), WANTED);
  private final BatchQueue<Digest> announced = new BatchQueue<>(new LinkedHashSet<>(), ANNOUNCED);
  private final CompletableFuture<Void> greeted = new CompletableFuture<>();

  SyncSession(SyncContext context, FrameChannel frames) {
    this.context = context;
    this.frames = frames;
    this.peer = frames.remote().id();
    List<SyncCounters> both = List.of(counters, context.total());
    this.heartbeat = new Heartbeat(frames, context.session(), context.clock());
    this.sender =
        new RevisionSender(
            context.index(),
            context.registry(),
            frames,
            credit,
            known,
            context.tracing(),
            context.traces(),
            both);
    this.receiver =
        new RevisionReceiver(
            context.registry(),
            context.tracing(),
            frames,
            context.self(),
            context.events(),
            both,
            context.session().window(),
            new Settling());
    this.reconciliation =
        new ListingReconciliation(context.index(), frames, context.sync().stepTimeout());
    this.wants = new Wants(frames, context.inFlight(), context.sync().stepTimeout());
    this.live =
        new LivePush(
            context.index(),
            frames,
            sender,
            known,
            context.self(),
            context.sync().maxPendingPatterns());
    SyncRun run = new SyncRun(context.index(), reconciliation, wants, sender, known);
    this.runs = new SyncRuns(run, peer, counters, context);
    this.messages = new Messages(frames, context.events(), context.clock());
  }

  /** The peer at the other end. */
  public PeerId peer() {
    return peer;
  }

  /** Compares the two libraries now, after a comparison that is under way. */
  public Uni<SyncResult> sync() {
    return runs.request();
  }

  /** Ends a comparison that is under way. */
  public void cancelSync() {
    runs.cancel();
  }

  /** Sends something of the application's own, which no peer takes before it said hello. */
  Uni<Void> send(Frame.Message message) {
    return greeted.isDone()
        ? messages.send(message)
        : Uni.createFrom().failure(new ConnectFailedException(peer, "it did not say hello yet"));
  }

  /** Whether a comparison is under way. */
  public boolean syncing() {
    return runs.running();
  }

  /** How many changes wait to be sent to this peer. */
  public int pending() {
    return live.pending();
  }

  /** The head of this pattern changed here. */
  void changed(String patternId) {
    if (!live.changed(patternId)) {
      runs.trigger();
    }
  }

  /** This pattern was used here. */
  void used(String patternId) {
    if (!live.used(patternId)) {
      runs.trigger();
    }
  }

  /** Talks until either side ends it; always fails, with the reason for the end. */
  Uni<Void> run() {
    Frame hello =
        new Frame.Hello(Frame.PROTOCOL, context.room(), context.name(), context.session().window());
    Multi<Void> conversation =
        Multi.createBy()
            .merging()
            .withConcurrency(16)
            .streams(
                frames.send(hello).toMulti(),
                inbound(),
                greeting(),
                heartbeat.beats(),
                receiver.merges(),
                wanted.batches(BATCH).onItem().transformToUniAndConcatenate(sender::revisions),
                usagesWanted.batches(BATCH).onItem().transformToUniAndConcatenate(sender::usages),
                announced.batches(BATCH).onItem().transformToUniAndConcatenate(this::fetch),
                live.pushes(),
                runs.runs());
    return conversation.collect().last().replaceWithVoid();
  }

  private Multi<Void> inbound() {
    return frames
        .frames()
        .onItem()
        .transformToUniAndConcatenate(this::handle)
        .onCompletion()
        .failWith(() -> new ChannelClosedException(peer, "the channel closed"));
  }

  /** Of two peers the one with the greater id compares first; the other one when its turn comes. */
  private Multi<Void> greeting() {
    return Uni.createFrom()
        .completionStage(greeted::copy)
        .ifNoItem()
        .after(context.session().helloTimeout())
        .failWith(() -> new ProtocolException("the peer did not say hello"))
        .invoke(runs::start)
        .toMulti();
  }

  private Uni<Void> handle(Frame frame) {
    heartbeat.sign();
    if (frame instanceof Frame.Hello hello) {
      greet(hello);
    } else if (!greeted.isDone()) {
      throw new ProtocolException("the peer's first frame is not hello but " + name(frame));
    } else if (reconciliation.accepts(frame)) {
      return reconciliation.answer(frame);
    } else if (frame instanceof Frame.Heads heads) {
      announce(heads.heads());
    } else if (frame instanceof Frame.Want want) {
      want(want);
    } else if (frame instanceof Frame.Revisions revisions) {
      revisions.missing().forEach(wants::settled);
      receiver.receive(revisions);
    } else if (frame instanceof Frame.Usage usage) {
      receiver.receiveUsages(usage.usages());
    } else if (frame instanceof Frame.Credit granted) {
      credit.add(granted.n());
    } else if (frame instanceof Frame.Message message) {
      messages.receive(message);
    } else if (frame instanceof Frame.Ping ping) {
      return frames.send(new Frame.Pong(ping.nonce()));
    } else if (frame instanceof Frame.Bye bye) {
      throw new ChannelClosedException(peer, "the peer said bye: " + bye.reason());
    }
    return Uni.createFrom().voidItem();
  }

  private void greet(Frame.Hello hello) {
    if (hello.protocol() != Frame.PROTOCOL) {
      throw new ProtocolException(
          "the peer speaks protocol "
              + hello.protocol()
              + ", this agent speaks "
              + Frame.PROTOCOL
              + "; upgrade the older of the two");
    }
    if (!hello.room().equals(context.room())) {
      throw new ProtocolException("the peer is in another room");
    }
    if (!greeted.complete(null)) {
      throw new ProtocolException("the peer said hello twice");
    }
    credit.add(hello.credit());
  }

  private void announce(List<HeadSummary> heads) {
    List<Digest> news =
        heads.stream()
            .filter(
                head ->
                    context
                        .index()
                        .find(head.patternId())
                        .filter(entry -> entry.holds(head.digest()))
                        .isEmpty())
            .map(HeadSummary::digest)
            .toList();
    heads.forEach(head -> known.add(head.digest()));
    if (!announced.offer(news)) {
      announced.clear();
      runs.trigger();
    }
  }

  private Uni<Void> fetch(List<Digest> digests) {
    return wants
        .revisions(digests)
        .onFailure(SyncException.class)
        .recoverWithUni(
            () -> {
              runs.trigger();
              return Uni.createFrom().voidItem();
            });
  }

  private void want(Frame.Want want) {
    if (!wanted.offer(want.revisions()) || !usagesWanted.offer(want.usages())) {
      throw new ProtocolException("the peer asks for more than " + WANTED + " items at once");
    }
  }

  /** Ends the waiting of those who asked for it. */
  private final class Settling implements Arrivals {

    @Override
    public void merged(Revision revision) {
      context.inFlight().merged(revision.digest());
      known.add(revision.digest());
      wants.settled(revision.digest());
    }

    @Override
    public void refused(Revision revision) {
      known.add(revision.digest());
      wants.settled(revision.digest());
    }

    @Override
    public void counted(String patternId) {
      wants.usageSettled(patternId);
    }
  }

  private static String name(Frame frame) {
    return frame.getClass().getSimpleName();
  }
}
