package io.patternmesh.model.access;

import io.patternmesh.model.identity.Quoted;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule for a part that only programs on its own machine may use. A web page from elsewhere
 * reaches it through the user's browser: by another site's script, which shows in {@code Origin}
 * (RFC 6454), or by a name that was made to point here (DNS rebinding), which shows in {@code
 * Host}.
 */
public final class LocalAccess {

  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]+]|[^:\\[\\]]+)(:\\d{1,5})?");
  private static final Pattern ORIGIN = Pattern.compile("https?://(.+)");
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private final Set<String> names = new HashSet<>(Set.of("localhost", "[::1]"));

  private LocalAccess() {}

  /** Names and addresses of the loopback interface only. */
  public static LocalAccess loopback() {
    return new LocalAccess();
  }

  /** The same, and this name too, because the user had the part listen there. */
  public LocalAccess and(String name) {
    LocalAccess wider = new LocalAccess();
    wider.names.addAll(names);
    wider.names.add(name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name);
    return wider;
  }

  /** Whether to listen on this address keeps all other machines away. */
  public static boolean isLoopback(String address) {
    return new LocalAccess().knows(address.contains(":") ? "[" + address + "]" : address);
  }

  /** Why a request with these headers is refused; empty when it may pass. */
  public Optional<String> refusal(Optional<String> host, Optional<String> origin) {
    if (host.filter(this::isOurs).isEmpty()) {
      return Optional.of(
          "Host: localhost or a loopback address expected, got "
              + Quoted.of(host.orElse("nothing"))
              + "; use http://127.0.0.1 and the port");
    }
    return origin
        .filter(from -> !isOurPage(from))
        .map(
            from ->
                "Origin: a page of this machine expected, got "
                    + Quoted.of(from)
                    + "; pages from elsewhere may not use this interface");
  }

  private boolean isOurPage(String origin) {
    Matcher page = ORIGIN.matcher(origin);
    return page.matches() && isOurs(page.group(1));
  }

  private boolean isOurs(String authority) {
    Matcher parts = AUTHORITY.matcher(authority);
    return parts.matches() && knows(parts.group(1));
  }

  private boolean knows(String name) {
    return names.contains(name.toLowerCase(Locale.ROOT)) || LOOPBACK_V4.matcher(name).matches();
  }
}
