package io.patternmesh.agent.sdp;

import io.patternmesh.model.identity.Quoted;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of an offer or an answer (<a href="https://www.rfc-editor.org/rfc/rfc8866">RFC 8866</a>)
 * that describes one data channel transport (<a href="https://www.rfc-editor.org/rfc/rfc8841">RFC
 * 8841</a>) and nothing else, with exactly one certificate fingerprint: the one that its sender
 * signs.
 *
 * @param text as it was received, and as it is handed on
 * @param fingerprint of the sender's DTLS certificate
 */
public record SessionDescription(String text, Fingerprint fingerprint) {

  /** The most characters that a description may have; a usual one has less than 2,000. */
  public static final int MAX_LENGTH = 16_384;

  private static final Pattern LINE = Pattern.compile("[a-z]=[\\x20-\\x7e]*");
  private static final Pattern DATA =
      Pattern.compile("m=application \\d{1,5} (UDP|TCP)/DTLS/SCTP webrtc-datachannel");
  private static final String FINGERPRINT = "a=fingerprint:";

  /**
   * @throws IllegalArgumentException when it is too long, not of this form, or has no or several
   *     fingerprints
   */
  public static SessionDescription parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw bad("1 to " + MAX_LENGTH + " characters expected, got " + text.length());
    }
    List<String> lines = text.lines().toList();
    for (String line : lines) {
      if (!LINE.matcher(line).matches()) {
        throw bad("a line of printable ASCII such as v=0 expected, got " + Quoted.of(line));
      }
    }
    if (!lines.get(0).equals("v=0")) {
      throw bad("v=0 expected first, got " + Quoted.of(lines.get(0)));
    }
    List<String> media = lines.stream().filter(line -> line.startsWith("m=")).toList();
    if (media.size() != 1 || !DATA.matcher(media.get(0)).matches()) {
      throw bad("one webrtc-datachannel media line and no other expected, got " + media.size());
    }
    for (String needed : List.of("a=ice-ufrag:", "a=ice-pwd:", "a=setup:")) {
      if (lines.stream().noneMatch(line -> line.startsWith(needed))) {
        throw bad("a line " + needed + " expected, got none");
      }
    }
    return new SessionDescription(text, onlyFingerprint(lines));
  }

  private static Fingerprint onlyFingerprint(List<String> lines) {
    Set<Fingerprint> found =
        lines.stream()
            .filter(line -> line.startsWith(FINGERPRINT))
            .map(line -> new Fingerprint(line.substring(FINGERPRINT.length())))
            .collect(Collectors.toSet());
    if (found.size() != 1) {
      throw bad("exactly one fingerprint expected, got " + found.size() + " different ones");
    }
    return found.iterator().next();
  }

  private static IllegalArgumentException bad(String what) {
    return new IllegalArgumentException("session description: " + what);
  }
}
