/**
 * The only code that touches native WebRTC. What it must never do, because the process would end:
 * let an exception out of a callback, wait inside one, use a channel after its connection is gone,
 * hand over anything that Java has not validated. So each factory has one thread, its {@link
 * io.patternmesh.agent.webrtc.Lane}, and every native call is made there; callbacks copy, enqueue
 * on it and return.
 */
package io.patternmesh.agent.webrtc;
