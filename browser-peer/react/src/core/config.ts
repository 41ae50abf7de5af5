/** How a mesh is reached. */
export interface P2PConfig {
  /** Where peers are introduced; `ws://localhost:3002` when absent. */
  readonly signalingUrl?: string;
  /** Members of one room share patterns; `my-team` when absent, as with an agent. */
  readonly roomId?: string;
  /** Joins as soon as the provider is shown; false when absent. */
  readonly autoConnect?: boolean;
  /** STUN and TURN servers, as in W3C RTCConfiguration. */
  readonly iceServers?: readonly RTCIceServer[];
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  /** Says on the console what happens; false when absent. */
  readonly debug?: boolean;
  /** What others see; a part of the peer id when absent. */
  readonly name?: string;
  /** The room's token, where the signaling service asks for one. */
  readonly token?: string;
  /** The local agent, such as `http://127.0.0.1:4001`: then the peer runs there, not in the page. */
  readonly agentUrl?: string;
  /** Compares with a peer as soon as it is connected; true when absent. */
  readonly autoSync?: boolean;
  /** Milliseconds between comparisons; 30,000 when absent. */
  readonly syncInterval?: number;
  /** With more changes than this for one peer, compares instead of pushing; 100 when absent. */
  readonly maxPendingPatterns?: number;
}
