package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import io.patternmesh.agent.ice.CandidatePair;
import io.patternmesh.agent.ice.CandidateType;
import io.patternmesh.agent.sdp.Fingerprint;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is read from a connection's <a href="https://www.w3.org/TR/webrtc-stats/">statistics</a>.
 *
 * @param roundTrip of the candidate pair in use
 * @param pair which kinds of address are in use
 * @param remoteCertificate what the other side showed in DTLS; there once DTLS is up
 */
record StatsReading(
    Optional<Duration> roundTrip,
    Optional<CandidatePair> pair,
    Optional<Fingerprint> remoteCertificate) {

  static StatsReading of(RTCStatsReport report) {
    Map<String, RTCStats> all = report.getStats();
    Optional<RTCStats> transport =
        all.values().stream().filter(s -> s.getType() == RTCStatsType.TRANSPORT).findFirst();
    Optional<RTCStats> selected = follow(all, transport, "selectedCandidatePairId");
    return new StatsReading(
        selected
            .flatMap(pair -> attribute(pair, "currentRoundTripTime", Number.class))
            .map(seconds -> Duration.ofMillis(Math.round(seconds.doubleValue() * 1_000))),
        type(all, selected, "localCandidateId")
            .flatMap(
                local ->
                    type(all, selected, "remoteCandidateId")
                        .map(remote -> new CandidatePair(local, remote))),
        follow(all, transport, "remoteCertificateId").flatMap(StatsReading::fingerprint));
  }

  private static Optional<CandidateType> type(
      Map<String, RTCStats> all, Optional<RTCStats> pair, String side) {
    return follow(all, pair, side)
        .flatMap(candidate -> attribute(candidate, "candidateType", String.class))
        .flatMap(CandidateType::of);
  }

  private static Optional<Fingerprint> fingerprint(RTCStats certificate) {
    return attribute(certificate, "fingerprintAlgorithm", String.class)
        .flatMap(
            hash ->
                attribute(certificate, "fingerprint", String.class)
                    .map(digits -> new Fingerprint(hash + " " + digits)));
  }

  private static Optional<RTCStats> follow(
      Map<String, RTCStats> all, Optional<RTCStats> from, String link) {
    return from.flatMap(s -> attribute(s, link, String.class)).map(all::get);
  }

  private static <T> Optional<T> attribute(RTCStats stats, String name, Class<T> type) {
    return Optional.ofNullable(stats.getAttributes().get(name))
        .filter(type::isInstance)
        .map(type::cast);
  }
}
