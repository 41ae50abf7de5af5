package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.room.Membership;

/**
 * Where a socket stands.
 *
 * <pre>
 *   Challenged ──join_room──► Verifying ──proven──► Joined
 *       ▲                         │                    │
 *       └─── a new nonce ◄────────┴──── leave_room ────┘        any ──► Gone
 * </pre>
 */
sealed interface Phase {

  /** In no room; {@code nonce} serves one join. */
  record Challenged(String nonce) implements Phase {}

  /** The nonce is spent, the proof is being checked. */
  record Verifying() implements Phase {}

  /** In a room, until a newer socket takes the place over. */
  record Joined(Membership membership) implements Phase {}

  /** Closed or about to be: nothing it sends counts, nothing is sent. */
  record Gone() implements Phase {}
}
