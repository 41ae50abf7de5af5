/**
 * The signaling service: rooms in memory, and offers, answers and candidates passed from member to
 * member. It never sees a pattern.
 *
 * <pre>
 *   socket ──text──► message ──► admission (who are you?) ──► room (who is here?)
 *      ▲                                                        │
 *      └────────────────────── room events ─────────────────────┘
 * </pre>
 */
package io.patternmesh.signaling;
