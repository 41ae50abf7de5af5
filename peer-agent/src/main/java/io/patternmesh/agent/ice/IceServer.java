package io.patternmesh.agent.ice;

import java.util.List;
import java.util.Optional;

/**
 * One server, or one group of addresses with the same credentials: the W3C's <a
 * href="https://www.w3.org/TR/webrtc/#rtciceserver-dictionary">RTCIceServer</a>.
 */
public record IceServer(List<IceUrl> urls, Optional<String> username, Optional<String> credential) {

  private static final int MAX_CREDENTIAL = 512;

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
              + " characters; add both");
    }
  }

  /** Reads it from its parts as configuration and JSON hold them. */
  public static IceServer of(
      List<String> urls, Optional<String> username, Optional<String> credential) {
    return new IceServer(urls.stream().map(IceUrl::new).toList(), username, credential);
  }

  private static boolean usable(Optional<String> text) {
    return text.filter(t -> !t.isBlank() && t.length() <= MAX_CREDENTIAL).isPresent();
  }

  /** Without the credential. */
  @Override
  public String toString() {
    return "IceServer" + urls;
  }
}
