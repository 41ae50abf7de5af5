package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.session.ProofException;
import io.patternmesh.agent.session.Session;
import io.patternmesh.agent.session.SessionListener;
import io.patternmesh.agent.session.Terms;
import io.patternmesh.agent.signaling.PeerMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The way to one peer, kept open: at most one open session, and at most one attempt at another. A
 * new session takes an old one's place only when it is open, so neither a peer that comes back nor
 * a replayed offer can end a channel that works. On the loop.
 */
final class Link implements SessionListener {

  private static final String BY_USER = "disconnected by the user: ";
  private final Terms terms;
  private final Tries tries;
  private final Voice voice;
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
  private ConnectionState lastConnection = ConnectionState.NEW;
  private final LinkView view = new LinkView();

  /** With why the user wants no connection, when that is so. */
  Link(Terms terms, Tries tries, MeshSink sink, RemotePeer remote, Optional<String> unwanted) {
    this.terms = terms;
    this.tries = tries;
    this.voice = new Voice(terms, remote.id());
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
      tries.cancel();
      waiters.failed("it left the room: " + reason);
      sink.event(new MeshEvent.PeerGone(remote.id(), reason));
      changed();
    }
  }

  /** Makes what is missing: the greater id offers, the smaller one waits for a while, then asks. */
  private void act() {
    if (missing() && !offers) {
      tries.after(tries.patience(), this::retry);
    } else if (missing()) {
      offer();
    }
  }

  private boolean missing() {
    return present
        && unwanted.isEmpty()
        && open.isEmpty()
        && attempt.isEmpty()
        && terms.relay().joined();
  }

  private void retry() {
    if (missing() && offers) {
      offer();
    } else if (missing()) {
      requested = Optional.of(voice.request());
      tries.after(tries.nextPatiently(), this::retry);
    }
  }

  private void offer() {
    begin(terms.newSession()).offer();
  }

  private Session begin(String session) {
    tries.cancel();
    Session made = terms.session(remote, session, this);
    attempt = Optional.of(made);
    changed();
    return made;
  }

  /** Something the peer sent, as far as the server can be believed. */
  void received(PeerMessage message) {
    if (message instanceof PeerMessage.Offer offer) {
      offered(offer);
    } else if (message instanceof PeerMessage.OfferRequest request) {
      askedToOffer(request);
    } else if (message instanceof PeerMessage.Answer answer) {
      session(message).ifPresent(s -> s.accept(answer));
    } else if (message instanceof PeerMessage.Refusal refusal) {
      turnedDown(refusal);
    } else if (message instanceof PeerMessage.Way way) {
      session(message).ifPresent(s -> s.add(way.candidate()));
    }
  }

  private Optional<Session> session(PeerMessage message) {
    return inspection.known(
        remote, message, sessions().filter(s -> s.id().equals(message.session())).findFirst());
  }

  private Stream<Session> sessions() {
    return Stream.concat(attempt.stream(), open.stream());
  }

  private void offered(PeerMessage.Offer offer) {
    inspected(offer.session(), () -> inspection.offer(remote, offer))
        .ifPresent(
            description -> {
              Optional<Session> old = attempt;
              Session made = begin(offer.session());
              old.ifPresent(o -> o.close("the peer made a newer offer"));
              made.answer(description);
            });
  }

  private void askedToOffer(PeerMessage.OfferRequest request) {
    Optional<RemotePeer> by =
        inspected(request.session(), () -> inspection.request(remote, request));
    if (by.isPresent() && attempt.isEmpty()) {
      offer();
    }
  }

  private <T> Optional<T> inspected(String session, Supplier<T> inspect) {
    if (unwanted.isPresent()) {
      voice.refuse(session, BY_USER + unwanted.get());
      return Optional.empty();
    }
    try {
      return Optional.of(inspect.get());
    } catch (IllegalArgumentException | ProofException e) {
      refuse(session, e.getMessage());
      return Optional.empty();
    }
  }

  /** Somebody's mistake or malice: say so, here and to the other side. */
  private void refuse(String session, String reason) {
    report(reason);
    voice.refuse(session, reason);
  }

  void report(String reason) {
    error = Optional.of(reason);
    sink.event(new MeshEvent.PeerRefused(remote.id(), reason));
    changed();
  }

  private void turnedDown(PeerMessage.Refusal refusal) {
    String reason = "the peer refused: " + refusal.reason();
    Optional<Session> refused = attempt.filter(s -> s.id().equals(refusal.session()));
    if (refused.isPresent()) {
      refused.get().close(reason);
      tries.after(tries.cap(), this::retry);
    } else if (requested.equals(Optional.of(refusal.session()))) {
      requested = Optional.empty();
      error = Optional.of(reason);
      waiters.failed(reason);
      tries.after(tries.cap(), this::retry);
      changed();
    }
  }

  @Override
  public void opened(Session session) {
    Optional<Session> old = open;
    attempt = Optional.empty();
    open = Optional.of(session);
    tries.opened(terms.clock().instant());
    error = Optional.empty();
    tries.cancel();
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
      sink.event(new MeshEvent.AttemptFailed(remote.id(), session.connectionState(), reason));
      tries.after(tries.next(), this::retry);
    } else if (open.equals(Optional.of(session))) {
      open = Optional.empty();
      lastConnection = ConnectionState.DISCONNECTED;
      error = Optional.of(reason);
      sink.event(new MeshEvent.PeerDisconnected(remote.id(), reason));
      tries.ended(terms.clock().instant());
      tries.after(offers ? tries.next() : tries.nextPatiently(), this::retry);
    }
    changed();
  }

  @Override
  public void refused(Session session, String reason) {
    report(reason);
    voice.refuse(session.id(), reason);
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
      requested = Optional.of(voice.request());
      tries.after(tries.patience(), this::retry);
      waiters.failAfter(terms, "it was asked for an offer and made none", () -> attempt.isEmpty());
    }
  }

  /** See {@link io.patternmesh.agent.channel.Mesh#disconnect}. */
  Uni<Void> disconnect(String reason) {
    unwanted = Optional.of(reason);
    tries.cancel();
    waiters.failed(BY_USER + reason);
    Uni<Void> done = end(BY_USER + reason);
    error = Optional.empty();
    changed();
    return done;
  }

  /** Ends what there is, without making anything new. */
  Uni<Void> end(String reason) {
    List<Uni<Void>> closing = sessions().toList().stream().map(s -> s.close(reason)).toList();
    tries.cancel();
    return closing.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.combine().all().unis(closing).discardItems();
  }

  @Override
  public void changed() {
    view.show(remote, present, open.or(() -> attempt), lastConnection, error, unwanted.isPresent());
  }
}
