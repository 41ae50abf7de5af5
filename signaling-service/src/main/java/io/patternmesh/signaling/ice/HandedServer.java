package io.patternmesh.signaling.ice;

import java.util.List;
import java.util.Optional;

/**
 * One server as one member is told of it: the W3C's <a
 * href="https://www.w3.org/TR/webrtc/#rtciceserver-dictionary">RTCIceServer</a>.
 */
public record HandedServer(
    List<String> urls, Optional<String> username, Optional<String> credential) {}
