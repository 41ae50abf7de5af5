package io.patternmesh.model.access;

import io.patternmesh.model.identity.Quoted;
import java.util.HashSet;
import java.util.List;
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
    String bracketed = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    wider.names.add(bracketed.toLowerCase(Locale.ROOT));
    return wider;
  }

  /** Whether a part that listens on this address is reached from its own machine only. */
  public static boolean isLoopback(String address) {
    return loopback().knows(address.contains(":") ? "[" + address + "]" : address);
  }

  /**
   * Why a part must not listen on {@code address}, in one line; empty when it may.
   *
   * @param property the name of the setting that accepts the danger, for the message
   * @param accepted whether it is set
   */
  public static Optional<String> bindRefusal(String address, String property, boolean accepted) {
    if (accepted || isLoopback(address)) {
      return Optional.empty();
    }
    return Optional.of(
        "quarkus.http.host: a loopback address expected, got "
            + Quoted.of(address)
            + "; nobody is asked there who they are. Use 127.0.0.1, or set "
            + property
            + "=true where nobody else reaches that address");
  }

  /**
   * Why a request is refused; empty when it may pass.
   *
   * @param hosts its {@code Host} headers, or its authority: one is expected
   * @param origins its {@code Origin} headers: pages of this machine, or none
   */
  public Optional<String> refusal(List<String> hosts, List<String> origins) {
    if (hosts.size() != 1 || !isOurs(hosts.get(0))) {
      return Optional.of(
          "Host: localhost or a loopback address expected, got "
              + Quoted.of(String.join(", ", hosts))
              + "; use http://127.0.0.1 and the port");
    }
    return origins.stream()
        .filter(origin -> !isOurPage(origin))
        .findFirst()
        .map(
            origin ->
                "Origin: a page of this machine expected, got "
                    + Quoted.of(origin)
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
