package io.patternmesh.agent.session;

import io.patternmesh.agent.channel.ChannelClosedException;
import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.connection.Connection;
import io.patternmesh.agent.ice.Candidate;
import io.patternmesh.agent.ice.Gathering;
import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.pipe.Inbox;
import io.patternmesh.agent.pipe.Outbox;
import io.patternmesh.agent.pipe.Wire;
import io.patternmesh.agent.sdp.Fingerprint;
import io.patternmesh.agent.sdp.SessionDescription;
import io.patternmesh.agent.session.Proofs.Kind;
import io.patternmesh.agent.signaling.PeerMessage;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One exchange with one peer under one session id, and the channel that comes of it. Lives on the
 * loop; what the network tells is passed there first.
 *
 * <pre>
 *   offer() ──► offer sent ──► answer(a) ─┐
 *                                         ├─► opened, certificate as signed ──► ended
 *   answer(o) ─► answer sent ─────────────┘
 * </pre>
 *
 * Any step may lead to the end instead; the connect timeout makes sure that one of the two comes.
 */
public final class Session {

  private final Terms terms;
  private final RemotePeer remote;
  private final String id;
  private final SessionListener listener;
  private final Connection connection;
  private final Inbox inbox;
  private final Gathering gathering;
  private final Meter meter = new Meter();
  private final WaitingWays ways;
  private final WaitingWays ownWays;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private Loop.Alarm timeout = Loop.Alarm.NONE;
  private Optional<Fingerprint> signed = Optional.empty();
  private Optional<OpenChannel> channel = Optional.empty();
  private ConnectionState connectionState = ConnectionState.NEW;
  private DataChannelState channelState = DataChannelState.CONNECTING;
  private boolean ended;

  public Session(
      Terms terms, RemotePeer remote, String id, Gathering gathering, SessionListener listener) {
    this.terms = terms;
    this.remote = remote;
    this.id = id;
    this.listener = listener;
    this.inbox = new Inbox(terms.limits().inboundBuffer(), terms.workers());
    this.gathering = gathering;
    Ear ear = new Ear(this, inbox, meter, terms.limits(), gathering);
    this.connection = terms.connections().open(gathering.configuration(), ear);
    this.ways = new WaitingWays(connection::add);
    this.ownWays =
        new WaitingWays(way -> terms.relay().send(remote.id(), new PeerMessage.Way(id, way)));
  }

  public String id() {
    return id;
  }

  /** Who is at the other end, or is to be. */
  public RemotePeer remote() {
    return remote;
  }

  public ConnectionState connectionState() {
    return connectionState;
  }

  public DataChannelState channelState() {
    return channelState;
  }

  /** The channel, once it is open. */
  public Optional<PeerChannel> channel() {
    return channel.map(open -> open);
  }

  /** Makes and sends the offer. */
  public void offer() {
    if (begin()) {
      connection
          .offer()
          .emitOn(terms.loop())
          .subscribe()
          .with(sdp -> describe(Kind.OFFER, sdp), problem -> end("no offer", problem));
    }
  }

  /** Takes an offer whose proof was checked, makes and sends the answer. */
  public void answer(SessionDescription offer) {
    signed = Optional.of(offer.fingerprint());
    if (begin()) {
      connection
          .answer(offer.text())
          .emitOn(terms.loop())
          .subscribe()
          .with(
              sdp -> {
                describe(Kind.ANSWER, sdp);
                ways.release();
              },
              problem -> end("no answer to the offer", problem));
    }
  }

  /** Checks and takes the answer to this session's offer. */
  public void accept(PeerMessage.Answer answer) {
    if (ended || signed.isPresent()) {
      return;
    }
    try {
      SessionDescription description = SessionDescription.parse(answer.sdp());
      terms
          .proofs()
          .check(Kind.ANSWER, remote, id, description.fingerprint().value(), answer.proof());
      signed = Optional.of(description.fingerprint());
    } catch (IllegalArgumentException | ProofException e) {
      refuse(e.getMessage());
      return;
    }
    connection
        .accept(answer.sdp())
        .emitOn(terms.loop())
        .subscribe()
        .with(done -> ways.release(), problem -> end("the answer was not usable", problem));
  }

  /** One more way to the other side; kept until it can be used. False when there were too many. */
  public boolean add(Candidate candidate) {
    return ended || ways.add(candidate);
  }

  private void describe(Kind kind, String sdp) {
    if (ended) {
      return;
    }
    String proof =
        terms
            .proofs()
            .sign(kind, remote.id(), id, SessionDescription.parse(sdp).fingerprint().value());
    PeerMessage message =
        kind == Kind.OFFER
            ? new PeerMessage.Offer(id, sdp, proof)
            : new PeerMessage.Answer(id, sdp, proof);
    terms
        .relay()
        .send(remote.id(), message)
        .ifPresentOrElse(why -> end("the " + kind + " was not sent: " + why), ownWays::release);
  }

  private void open(Wire wire, Fingerprint certificate) {
    if (!signed.equals(Optional.of(certificate))) {
      refuse(
          "the certificate in use has fingerprint "
              + certificate
              + ", which is not the one that "
              + remote.id()
              + " signed");
      return;
    }
    timeout.cancel();
    connectionState = ConnectionState.CONNECTED;
    channelState = DataChannelState.OPEN;
    channel =
        Optional.of(
            new OpenChannel(
                remote,
                inbox,
                new Outbox(remote.id(), wire, terms.limits().highWater(), terms.workers()),
                meter,
                terms.clock().instant(),
                terms.workers(),
                reason -> Uni.createFrom().completionStage(() -> closeFromOutside(reason))));
    listener.opened(this);
  }

  private CompletableFuture<Void> closeFromOutside(String reason) {
    terms.loop().execute(() -> close(reason));
    return gone.copy();
  }

  /** Ends it in good order; messages that came are still read. */
  public Uni<Void> close(String reason) {
    end(reason, Optional.empty());
    return Uni.createFrom().completionStage(() -> gone.copy());
  }

  /** Ends it because something is wrong with what the other side sent. */
  private void refuse(String reason) {
    if (!ended) {
      listener.refused(this, reason);
      end(reason);
    }
  }

  private void end(String what, Throwable problem) {
    end(what + ": " + problem.getMessage());
  }

  private void end(String reason) {
    end(reason, Optional.of(new ChannelClosedException(remote.id(), reason)));
  }

  private void end(String reason, Optional<ChannelClosedException> failure) {
    if (ended) {
      return;
    }
    ended = true;
    timeout.cancel();
    channelState = DataChannelState.CLOSING;
    failure.ifPresentOrElse(inbox::fail, inbox::complete);
    channel.ifPresent(open -> open.end(reason));
    connection
        .close()
        .emitOn(terms.loop())
        .subscribe()
        .with(
            closed -> {
              channelState = DataChannelState.CLOSED;
              listener.changed();
              gone.complete(null);
            });
    listener.ended(this, reason);
  }

  /** False when it ended at once, because no connection can come about. */
  private boolean begin() {
    timeout = terms.loop().after(terms.limits().connectTimeout(), () -> end(timedOut()));
    gathering.blocked().ifPresent(this::end);
    return !ended;
  }

  private String timedOut() {
    return "no channel within "
        + terms.limits().connectTimeout().toMillis()
        + " ms (connection "
        + connectionState.word()
        + (signed.isPresent() ? "" : ", no answer to the offer")
        + "); "
        + gathering.late(terms.limits().connectTimeout());
  }

  /** The network told something: deal with it on the loop, unless the session is over. */
  void later(Runnable step) {
    terms
        .loop()
        .execute(
            () -> {
              if (!ended) {
                step.run();
              }
            });
  }

  void found(Candidate candidate) {
    later(() -> ownWays.add(candidate));
  }

  void connection(ConnectionState state) {
    later(
        () -> {
          connectionState = state;
          listener.changed();
        });
  }

  void dataChannel(DataChannelState state) {
    later(
        () -> {
          channelState = state;
          if (state == DataChannelState.CLOSED) {
            close("the peer closed the channel");
          }
          listener.changed();
        });
  }

  void opened(Wire wire, Fingerprint certificate) {
    later(() -> open(wire, certificate));
  }

  void failed(String reason) {
    later(() -> end(reason));
  }
}
