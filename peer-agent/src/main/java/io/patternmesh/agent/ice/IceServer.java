package io.patternmesh.agent.ice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/**
 * One server, or one group of addresses with the same credentials: the W3C's <a
 * href="https://www.w3.org/TR/webrtc/#rtciceserver-dictionary">RTCIceServer</a>.
 */
public record IceServer(List<IceUrl> urls, Optional<String> username, Optional<String> credential) {

  /** See <a href="https://www.rfc-editor.org/rfc/rfc8489#section-14.3">RFC 8489</a>. */
  private static final int MAX_CREDENTIAL = 508;

  /**
   * @throws IllegalArgumentException when there is no address, or a TURN address lacks a user name
   *     or credential
   */
  public IceServer {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("ICE server: at least one address in urls expected");
    }
    Optional<IceUrl> relay = urls.stream().filter(IceUrl::relays).findFirst();
    if (relay.isPresent() && (!usable(username) || !usable(credential))) {
      throw new IllegalArgumentException(
          "ICE server "
              + relay.get()
              + ": TURN needs a username and a credential of 1 to "
              + MAX_CREDENTIAL
              + " bytes; add both");
    }
  }

  /** Reads it from its parts as configuration and JSON hold them. */
  public static IceServer of(
      List<String> urls, Optional<String> username, Optional<String> credential) {
    return new IceServer(urls.stream().map(IceUrl::new).toList(), username, credential);
  }

  private static boolean usable(Optional<String> text) {
    return text.filter(t -> !t.isBlank() && t.getBytes(UTF_8).length <= MAX_CREDENTIAL).isPresent();
  }

  /** Without the credential. */
  @Override
  public String toString() {
    return "IceServer" + urls;
  }
}
