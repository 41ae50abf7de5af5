package io.patternmesh.agent.channel;

import io.patternmesh.model.identity.PeerId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** All peers of the room and the channels to them. */
public interface Mesh {

  /**
   * Each channel when it opened; a late subscriber gets those that are open first. Hot. A
   * subscriber that leaves more than 256 channels waiting fails.
   */
  Multi<PeerChannel> channels();

  /**
   * What happens, from now on. Hot. A subscriber that leaves more than 1,024 events waiting fails.
   */
  Multi<MeshEvent> events();

  /** Every peer that is present, connected, or disconnected by the user; in the order of ids. */
  List<PeerState> peers();

  /** How the agent stands with the signaling server. */
  SignalingState signaling();

  /**
   * Connects now, and lifts an earlier {@link #disconnect}. Completes when the channel is open (at
   * once when it is), fails with {@link ConnectFailedException} and a reason: the peer is unknown
   * or absent, signaling is away, the other side refused, or it took too long.
   *
   * <p>Only the peer with the greater id offers. Where this side has the smaller id it asks for an
   * offer: a relayed {@code offer} whose payload is {@code {session, request: true, proof}}, signed
   * like an offer of kind {@code request} with an empty fingerprint. The other side then offers at
   * once, or, where its own user disconnected, refuses.
   */
  Uni<Void> connect(PeerId peer);

  /**
   * The user wants no connection to this peer: closes the channel, stops retrying, and refuses its
   * offers (an {@code answer} with {@code {session, refused: true, reason}}) until {@link #connect}
   * is called for it. Holds also for a peer that is not in the room yet.
   */
  Uni<Void> disconnect(PeerId peer, String reason);
}
