/** Another member as the server announces it; that the key is the id's own is not checked yet. */
export interface AnnouncedPeer {
  readonly id: string;
  /** Decoration; it identifies nobody. */
  readonly name: string;
  /** Ed25519, raw, base64url. */
  readonly publicKey: string;
}

/** One more way to reach a peer, as in W3C RTCIceCandidateInit. */
export interface Candidate {
  readonly candidate: string;
  readonly sdpMid: string;
  readonly sdpMLineIndex: number;
  readonly usernameFragment?: string;
}

/**
 * What two peers tell each other through the server; nothing in it is believed unverified. The
 * `session` is the offering side's random choice, or with a request the asking side's.
 */
export type PeerMessage =
  | {
      readonly kind: "offer";
      readonly session: string;
      readonly sdp: string;
      readonly proof: string;
    }
  /** The peer with the smaller id, which cannot offer, asks for an offer. */
  | { readonly kind: "request"; readonly session: string; readonly proof: string }
  | {
      readonly kind: "answer";
      readonly session: string;
      readonly sdp: string;
      readonly proof: string;
    }
  /** An offer or a request is turned down. Not signed: it can only withhold a peer. */
  | { readonly kind: "refusal"; readonly session: string; readonly reason: string }
  | { readonly kind: "way"; readonly session: string; readonly candidate: Candidate };

/** What the server tells a member. */
export type RoomMessage =
  | {
      readonly kind: "joined";
      readonly peers: readonly AnnouncedPeer[];
      readonly iceServers: readonly RTCIceServer[];
    }
  | { readonly kind: "ice-servers"; readonly iceServers: readonly RTCIceServer[] }
  | { readonly kind: "peer-joined"; readonly peer: AnnouncedPeer }
  | { readonly kind: "peer-left"; readonly peerId: string; readonly reason: string }
  | { readonly kind: "from-peer"; readonly peerId: string; readonly message: PeerMessage }
  /** Something said to be from this peer that is not usable. */
  | { readonly kind: "dubious"; readonly peerId: string; readonly reason: string }
  | { readonly kind: "error"; readonly code: string; readonly message: string };
