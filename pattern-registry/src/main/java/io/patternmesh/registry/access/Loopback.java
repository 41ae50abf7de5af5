package io.patternmesh.registry.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names and addresses of this machine that no other machine reaches. */
public final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private Loopback() {}

  /** Whether a {@code Host} header's name, without its port, is one of ours. */
  public static boolean isName(String host) {
    return NAMES.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Why the registry must not listen on {@code host}, in one line; empty when it may. */
  public static Optional<String> refusal(String host, AccessSettings settings) {
    if (settings.allowNonLoopbackAddressDangerous() || isLoopback(host)) {
      return Optional.empty();
    }
    return Optional.of(
        "quarkus.http.host: a loopback address expected, got '"
            + host
            + "'; the registry asks nobody who they are. Use 127.0.0.1, or set"
            + " patternmesh.registry.allow-non-loopback-address-dangerous=true where nobody else"
            + " reaches that address");
  }

  private static boolean isLoopback(String host) {
    try {
      InetAddress[] addresses = InetAddress.getAllByName(host);
      for (InetAddress address : addresses) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
