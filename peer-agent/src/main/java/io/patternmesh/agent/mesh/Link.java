package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.retry.BackOff;
import io.patternmesh.agent.sdp.SessionDescription;
import io.patternmesh.agent.session.ProofException;
import io.patternmesh.agent.session.Proofs.Kind;
import io.patternmesh.agent.session.Session;
import io.patternmesh.agent.session.SessionListener;
import io.patternmesh.agent.session.Terms;
import io.patternmesh.agent.signaling.PeerMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way to one peer, kept open: at most one open session, and at most one attempt at another. A
 * new session takes an old one's place only when it is open, so neither a peer that comes back nor
 * a replayed offer can end a channel that works. On the loop.
 */
final class Link implements SessionListener {

  private final Terms terms;
  private final Retry times;
  private final BackOff backOff;
  private final MeshSink sink;
  private final Inspection inspection;
  private final Waiters waiters;
  private final boolean offers;
  private RemotePeer remote;
  private boolean present;
  private Optional<String> unwanted;
  private Optional<Session> attempt = Optional.empty();
  private Optional<Session> open = Optional.empty();
  private Optional<String> requested = Optional.empty();
  private Optional<String> error = Optional.empty();
  private Instant openedAt = Instant.EPOCH;
  private ConnectionState lastConnection = ConnectionState.NEW;
  private Loop.Alarm retry = Loop.Alarm.NONE;
  private Loop.Alarm patience = Loop.Alarm.NONE;
  private final LinkView view = new LinkView();

  /**
   * @param unwanted why the user wants no connection, when that is so
   */
  Link(
      Terms terms,
      Retry times,
      BackOff backOff,
      MeshSink sink,
      RemotePeer remote,
      Optional<String> unwanted) {
    this.terms = terms;
    this.times = times;
    this.backOff = backOff;
    this.sink = sink;
    this.remote = remote;
    this.unwanted = unwanted;
    this.inspection = new Inspection(terms.proofs());
    this.waiters = new Waiters(remote.id());
    this.offers = terms.proofs().self().compareTo(remote.id()) > 0;
    changed();
  }

  /** How it stands, for any thread. */
  LinkView view() {
    return view;
  }

  /** Whether there is nothing to remember. */
  boolean idle() {
    return !present && open.isEmpty() && attempt.isEmpty() && unwanted.isEmpty();
  }

  /** The server says that the peer is in the room. */
  void seen(RemotePeer announced) {
    remote = announced;
    if (!present) {
      present = true;
      sink.event(new MeshEvent.PeerSeen(remote));
    }
    changed();
    act();
  }

  /** The server says that it left. A channel that is open lives on. */
  void gone(String reason) {
    if (present) {
      present = false;
      retry.cancel();
      waiters.failed("it left the room: " + reason);
      sink.event(new MeshEvent.PeerGone(remote.id(), reason));
      changed();
    }
  }

  /** Makes what is missing: the greater id offers, the smaller one waits for a while, then asks. */
  private void act() {
    if (missing()) {
      if (offers) {
        offer();
      } else {
        retryAfter(times.patience());
      }
    }
  }

  private boolean missing() {
    return present
        && unwanted.isEmpty()
        && open.isEmpty()
        && attempt.isEmpty()
        && terms.relay().joined();
  }

  private void retryAfter(Duration wait) {
    retry.cancel();
    retry =
        terms
            .loop()
            .after(
                wait,
                () -> {
                  if (missing()) {
                    if (offers) {
                      offer();
                    } else {
                      request();
                      retryAfter(max(times.patience(), backOff.next()));
                    }
                  }
                });
  }

  private void offer() {
    retry.cancel();
    Session made = terms.session(remote, terms.newSession(), this);
    attempt = Optional.of(made);
    made.offer();
    changed();
  }

  private void request() {
    String session = terms.newSession();
    requested = Optional.of(session);
    String proof = terms.proofs().sign(Kind.REQUEST, remote.id(), session, "");
    terms.relay().send(remote.id(), new PeerMessage.OfferRequest(session, proof));
  }

  /** Something the peer sent, as far as the server can be believed. */
  void received(PeerMessage message) {
    if (message instanceof PeerMessage.Offer offer) {
      offered(offer);
    } else if (message instanceof PeerMessage.OfferRequest request) {
      askedToOffer(request);
    } else if (message instanceof PeerMessage.Answer answer) {
      attempt.filter(s -> s.id().equals(answer.session())).ifPresent(s -> s.accept(answer));
    } else if (message instanceof PeerMessage.Refusal refusal) {
      turnedDown(refusal);
    } else if (message instanceof PeerMessage.Way way) {
      Stream.concat(attempt.stream(), open.stream())
          .filter(s -> s.id().equals(way.session()))
          .forEach(s -> s.add(way.candidate()));
    }
  }

  private void offered(PeerMessage.Offer offer) {
    if (unwanted.isPresent()) {
      turnDown(offer.session(), "disconnected by the user: " + unwanted.get());
      return;
    }
    SessionDescription description;
    try {
      description = inspection.offer(remote, offer);
    } catch (IllegalArgumentException | ProofException e) {
      refuse(offer.session(), e.getMessage());
      return;
    }
    attempt.ifPresent(old -> old.close("the peer made a newer offer"));
    retry.cancel();
    Session made = terms.session(remote, offer.session(), this);
    attempt = Optional.of(made);
    made.answer(description);
    changed();
  }

  private void askedToOffer(PeerMessage.OfferRequest request) {
    if (unwanted.isPresent()) {
      turnDown(request.session(), "disconnected by the user: " + unwanted.get());
      return;
    }
    try {
      inspection.request(remote, request);
    } catch (IllegalArgumentException | ProofException e) {
      refuse(request.session(), e.getMessage());
      return;
    }
    if (attempt.isEmpty()) {
      offer();
    }
  }

  /** Somebody's mistake or malice: say so, here and to the other side. */
  private void refuse(String session, String reason) {
    report(reason);
    turnDown(session, reason);
  }

  void report(String reason) {
    error = Optional.of(reason);
    sink.event(new MeshEvent.PeerRefused(remote.id(), reason));
    changed();
  }

  private void turnDown(String session, String reason) {
    String shown = reason.length() > 500 ? reason.substring(0, 500) : reason;
    terms.relay().send(remote.id(), new PeerMessage.Refusal(session, shown));
  }

  private void turnedDown(PeerMessage.Refusal refusal) {
    String reason = "the peer refused: " + refusal.reason();
    Optional<Session> refused = attempt.filter(s -> s.id().equals(refusal.session()));
    if (refused.isPresent()) {
      refused.get().close(reason);
      retryAfter(times.cap());
    } else if (requested.equals(Optional.of(refusal.session()))) {
      requested = Optional.empty();
      error = Optional.of(reason);
      waiters.failed(reason);
      retryAfter(times.cap());
      changed();
    }
  }

  @Override
  public void opened(Session session) {
    Optional<Session> old = open;
    attempt = Optional.empty();
    open = Optional.of(session);
    openedAt = terms.clock().instant();
    error = Optional.empty();
    retry.cancel();
    patience.cancel();
    old.ifPresent(
        s -> {
          s.close("a newer session with the peer took its place");
          sink.event(new MeshEvent.PeerDisconnected(remote.id(), "replaced by a newer session"));
        });
    changed();
    sink.event(new MeshEvent.PeerConnected(remote));
    session.channel().ifPresent(sink::opened);
    waiters.opened();
  }

  @Override
  public void ended(Session session, String reason) {
    if (attempt.equals(Optional.of(session))) {
      attempt = Optional.empty();
      lastConnection = ConnectionState.FAILED;
      error = Optional.of(reason);
      waiters.failed(reason);
      retryAfter(backOff.next());
    } else if (open.equals(Optional.of(session))) {
      open = Optional.empty();
      lastConnection = ConnectionState.DISCONNECTED;
      error = Optional.of(reason);
      sink.event(new MeshEvent.PeerDisconnected(remote.id(), reason));
      if (Duration.between(openedAt, terms.clock().instant()).compareTo(times.steady()) >= 0) {
        backOff.reset();
      }
      retryAfter(offers ? backOff.next() : max(times.patience(), backOff.next()));
    }
    changed();
  }

  @Override
  public void refused(Session session, String reason) {
    report(reason);
    turnDown(session.id(), reason);
  }

  /** See {@link io.patternmesh.agent.channel.Mesh#connect}. */
  void connect(UniEmitter<? super Void> waiter) {
    unwanted = Optional.empty();
    changed();
    if (open.isPresent()) {
      waiter.complete(null);
      return;
    }
    waiters.add(waiter);
    if (!present || !terms.relay().joined()) {
      waiters.failed(
          present ? "the signaling server is away" : "it is not in the room at the moment");
    } else if (attempt.isEmpty() && offers) {
      offer();
    } else if (attempt.isEmpty()) {
      request();
      retryAfter(times.patience());
      patience.cancel();
      patience =
          terms
              .loop()
              .after(
                  terms.limits().connectTimeout(),
                  () -> {
                    if (attempt.isEmpty()) {
                      waiters.failed("it was asked for an offer and made none");
                    }
                  });
    }
  }

  /** See {@link io.patternmesh.agent.channel.Mesh#disconnect}. */
  Uni<Void> disconnect(String reason) {
    unwanted = Optional.of(reason);
    retry.cancel();
    waiters.failed("disconnected by the user: " + reason);
    Uni<Void> done = end("disconnected by the user: " + reason);
    error = Optional.empty();
    changed();
    return done;
  }

  /** Ends what there is, without making anything new. */
  Uni<Void> end(String reason) {
    Uni<Void> attempted =
        attempt.map(s -> s.close(reason)).orElseGet(() -> Uni.createFrom().voidItem());
    Uni<Void> opened = open.map(s -> s.close(reason)).orElseGet(() -> Uni.createFrom().voidItem());
    retry.cancel();
    return Uni.combine().all().unis(attempted, opened).discardItems();
  }

  @Override
  public void changed() {
    Optional<Session> shown = open.or(() -> attempt);
    view.show(
        remote,
        present,
        shown.map(Session::connectionState).orElse(lastConnection),
        shown.map(Session::channelState).orElse(DataChannelState.CLOSED),
        error,
        unwanted.isPresent(),
        open.flatMap(Session::channel));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
