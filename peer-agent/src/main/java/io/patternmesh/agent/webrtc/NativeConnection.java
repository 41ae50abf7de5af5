package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.connection.Connection;
import io.patternmesh.agent.connection.ConnectionObserver;
import io.patternmesh.agent.ice.Candidate;
import io.patternmesh.agent.ice.IceConfiguration;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A native connection with its one data channel, used on its lane only. */
final class NativeConnection implements Connection {

  /** The label of the data channel; one with another label is refused. */
  static final String LABEL = "patternmesh";

  private static final Logger LOG = Logger.getLogger(NativeConnection.class);
  private static final Duration STATS_EVERY = Duration.ofSeconds(5);
  private static final Duration LINGER_STEP = Duration.ofMillis(5);
  private static final Duration REPLY_WITHIN = Duration.ofSeconds(5);
  private static final int LINGER_STEPS = 100;

  private final Lane lane;
  private final IceConfiguration ice;
  private final ConnectionObserver observer;
  private final PeerCallbacks callbacks = new PeerCallbacks(this);
  private final List<UniEmitter<? super Void>> closers = new ArrayList<>();
  private Optional<RTCPeerConnection> peer = Optional.empty();
  private Optional<NativeChannel> channel = Optional.empty();
  private boolean closing;
  private boolean closed;

  NativeConnection(Lane lane, IceConfiguration ice, ConnectionObserver observer) {
    this.lane = lane;
    this.ice = ice;
    this.observer = observer;
    lane.execute(() -> lane.add(this));
  }

  @Override
  public Uni<String> offer() {
    return onLane(
        result -> {
          attach(open().createDataChannel(LABEL, new RTCDataChannelInit()));
          open()
              .createOffer(
                  new RTCOfferOptions(),
                  reply(result, sdp -> describe(RTCSdpType.OFFER, sdp, result)));
        });
  }

  @Override
  public Uni<String> answer(String offer) {
    return onLane(
        result ->
            open()
                .setRemoteDescription(
                    new RTCSessionDescription(RTCSdpType.OFFER, offer),
                    reply(result, set -> createAnswer(result))));
  }

  @Override
  public Uni<Void> accept(String answer) {
    return onLane(
        result ->
            open()
                .setRemoteDescription(
                    new RTCSessionDescription(RTCSdpType.ANSWER, answer),
                    reply(result, set -> result.complete(null))));
  }

  @Override
  public void add(Candidate candidate) {
    lane.execute(
        () -> {
          if (!closing) {
            peer.ifPresent(
                p ->
                    p.addIceCandidate(
                        new RTCIceCandidate(
                            candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate())));
          }
        });
  }

  @Override
  public Uni<Void> close() {
    return Uni.createFrom()
        .emitter(
            closer ->
                lane.execute(
                    () -> {
                      if (closed) {
                        closer.complete(null);
                        return;
                      }
                      closers.add(closer);
                      if (!closing) {
                        closing = true;
                        callbacks.clear();
                        channel.ifPresent(NativeChannel::shut);
                        linger(LINGER_STEPS);
                      }
                    }));
  }

  /** On the lane: asks whoever uses the connection to end it and make another. */
  void rotate(String reason) {
    if (!closing) {
      observer.failed(reason);
    }
  }

  /** Inside a callback. */
  void found(RTCIceCandidate way) {
    observer.candidate(NativeIce.candidate(way), Optional.ofNullable(way.serverUrl));
  }

  /** Inside a callback. */
  void failed(RTCPeerConnectionIceErrorEvent event) {
    observer.iceError(NativeIce.error(event));
  }

  /** Inside a callback: there will be no more candidates. */
  void gathered() {
    observer.gathered();
  }

  /** Inside a callback. */
  void stateChanged(RTCPeerConnectionState state) {
    switch (state) {
      case NEW -> observer.connection(ConnectionState.NEW);
      case CONNECTING -> observer.connection(ConnectionState.CONNECTING);
      case CONNECTED -> observer.connection(ConnectionState.CONNECTED);
      case DISCONNECTED -> observer.connection(ConnectionState.DISCONNECTED);
      case FAILED -> {
        observer.connection(ConnectionState.FAILED);
        observer.failed("no network path to the peer works (any more)");
      }
      default -> observer.connection(ConnectionState.DISCONNECTED);
    }
  }

  /** Inside a callback: the other side opened a data channel. */
  void offered(RTCDataChannel offered) {
    lane.execute(
        () -> {
          if (!closing && channel.isEmpty() && fits(offered)) {
            attach(offered);
          } else if (closing) {
            offered.dispose();
          } else {
            offered.close();
            offered.dispose();
            observer.failed("the peer opened a data channel that is not the one expected");
          }
        });
  }

  private static boolean fits(RTCDataChannel offered) {
    return offered.getLabel().equals(LABEL) && offered.isOrdered() && offered.isReliable();
  }

  private RTCPeerConnection open() {
    if (peer.isEmpty()) {
      peer =
          Optional.of(lane.factory().createPeerConnection(NativeIce.configuration(ice), callbacks));
    }
    return peer.get();
  }

  private void createAnswer(UniEmitter<? super String> result) {
    open()
        .createAnswer(
            new RTCAnswerOptions(), reply(result, sdp -> describe(RTCSdpType.ANSWER, sdp, result)));
  }

  private void describe(RTCSdpType type, String sdp, UniEmitter<? super String> result) {
    open()
        .setLocalDescription(
            new RTCSessionDescription(type, sdp), reply(result, set -> result.complete(sdp)));
  }

  private void attach(RTCDataChannel made) {
    NativeChannel attached = new NativeChannel(lane, made, observer, this::verify);
    channel = Optional.of(attached);
    attached.listen();
  }

  /** On the lane, the channel being open: reads which certificate DTLS in fact saw. */
  private void verify() {
    read(
        stats -> {
          if (stats.remoteCertificate().isEmpty()) {
            observer.failed("the certificate of the peer could not be read");
            return;
          }
          observer.opened(channel.orElseThrow(), stats.remoteCertificate().get());
          tell(stats);
        });
  }

  private void tell(StatsReading stats) {
    stats.roundTrip().ifPresent(observer::roundTrip);
    stats.pair().ifPresent(observer::path);
    lane.executeAfter(STATS_EVERY, () -> read(this::tell));
  }

  private void read(Consumer<StatsReading> then) {
    if (closing) {
      return;
    }
    open()
        .getStats(
            report ->
                Callback.run(
                    () -> {
                      StatsReading reading = StatsReading.of(report);
                      lane.execute(
                          () -> {
                            if (!closing) {
                              then.accept(reading);
                            }
                          });
                    }));
  }

  private <T> Uni<T> onLane(Consumer<UniEmitter<? super T>> step) {
    return Uni.createFrom().emitter(result -> lane.execute(() -> guarded(result, step)));
  }

  /** For an SDP that it cannot parse the library calls nobody back; so silence is a failure too. */
  private <T> Reply reply(UniEmitter<? super T> result, Consumer<String> next) {
    lane.executeAfter(
        REPLY_WITHIN,
        () ->
            result.fail(
                new IllegalStateException("WebRTC: no reply; the description is malformed")));
    return new Reply(
        lane,
        value -> guarded(result, same -> next.accept(value)),
        error -> result.fail(new IllegalStateException("WebRTC: " + error)));
  }

  private <T> void guarded(UniEmitter<? super T> result, Consumer<UniEmitter<? super T>> step) {
    if (closing) {
      result.fail(new IllegalStateException("the connection was closed"));
      return;
    }
    try {
      step.accept(result);
    } catch (Exception | LinkageError e) {
      // Native code throws checked exceptions that no signature declares.
      result.fail(new IllegalStateException("WebRTC: " + e.getMessage(), e));
    }
  }

  /** Lets the data channel close in good order, for at most half a second. */
  private void linger(int steps) {
    boolean worthIt =
        peer.filter(p -> p.getConnectionState() == RTCPeerConnectionState.CONNECTED).isPresent()
            && channel.filter(c -> !c.gone()).isPresent();
    if (worthIt && steps > 0) {
      lane.executeAfter(LINGER_STEP, () -> linger(steps - 1));
      return;
    }
    peer.ifPresent(RTCPeerConnection::close);
    channel.ifPresent(NativeChannel::dispose);
    lane.execute(this::finish);
  }

  /** One turn later, when what callbacks had enqueued before the end was dealt with. */
  private void finish() {
    closed = true;
    lane.release(this);
    closers.forEach(closer -> closer.complete(null));
    LOG.debug("a WebRTC connection is closed");
  }
}
