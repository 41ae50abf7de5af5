package io.patternmesh.agent.sdp;

import io.patternmesh.model.identity.Quoted;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hash of the certificate that a peer will show in DTLS (<a
 * href="https://www.rfc-editor.org/rfc/rfc8122#section-5">RFC 8122, section 5</a>), in the form
 * that is signed: name of the hash in lower case, a space, its digits in upper case.
 */
public record Fingerprint(String value) {

  private static final Pattern FORM =
      Pattern.compile("(?<hash>[A-Za-z0-9-]{1,16}) (?<digits>[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2})*)");
  private static final Map<String, Integer> LENGTHS =
      Map.of("sha-256", 32, "sha-384", 48, "sha-512", 64);

  /**
   * @throws IllegalArgumentException when it is no SHA-256, SHA-384 or SHA-512 fingerprint
   */
  public Fingerprint {
    Matcher form = FORM.matcher(value.strip());
    Integer length =
        form.matches() ? LENGTHS.get(form.group("hash").toLowerCase(Locale.ROOT)) : null;
    if (length == null || form.group("digits").length() != length * 3 - 1) {
      throw new IllegalArgumentException(
          "fingerprint: sha-256, sha-384 or sha-512 and its digits expected, got "
              + Quoted.of(value));
    }
    value =
        form.group("hash").toLowerCase(Locale.ROOT)
            + " "
            + form.group("digits").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
