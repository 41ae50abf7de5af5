package io.patternmesh.agent.ice;

import io.patternmesh.model.identity.Quoted;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a STUN or TURN server: {@code stun:host[:port]}, {@code stuns:...} (<a
 * href="https://www.rfc-editor.org/rfc/rfc7064#section-3.1">RFC 7064</a>), {@code
 * turn:host[:port][?transport=udp|tcp]}, {@code turns:...} (<a
 * href="https://www.rfc-editor.org/rfc/rfc7065#section-3.1">RFC 7065</a>). The native library ends
 * the process on a malformed one, so nothing else reaches it.
 */
public record IceUrl(String value) {

  private static final Pattern FORM =
      Pattern.compile(
          "(stuns?|turns?):(?<host>\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253})"
              + "(:(?<port>[0-9]{1,5}))?(\\?transport=(?<transport>udp|tcp))?");

  private static final int MOST_SHOWN = 255;

  /** Where people put what belongs into username and credential. */
  private static final Pattern USER = Pattern.compile("(?s)^((?:stuns?|turns?):)?.*@");

  private static final Pattern QUERY = Pattern.compile("(?s)\\?(?!transport=[a-z]{0,8}$).*");

  /**
   * @throws IllegalArgumentException when it is no such address
   */
  public IceUrl {
    Matcher form = FORM.matcher(value == null ? "" : value);
    if (!form.matches()
        || !portIsValid(form.group("port"))
        || value.startsWith("stun") && form.group("transport") != null
        || !hostIsValid(form.group("host"))) {
      throw new IllegalArgumentException(
          "ICE server: an address such as stun:stun.example.org:3478 or"
              + " turn:turn.example.org:3478?transport=udp expected, got "
              + Quoted.of(value == null ? null : shown(value)));
    }
  }

  /** What may be shown of an address that somebody wrote: no user, no password. */
  static String shown(String value) {
    String bare = USER.matcher(value).replaceFirst("$1...@");
    String shown = QUERY.matcher(bare).replaceFirst("?...");
    return shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) : shown;
  }

  /**
   * The canonical form of an address that the network spelled, see {@link #canonical()}; empty when
   * it is none.
   */
  static Optional<String> canonical(String spelled) {
    try {
      return Optional.of(new IceUrl(spelled).canonical());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The same for every spelling of an address: its defaults written out, lower case. */
  String canonical() {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw new IllegalStateException(value + " was checked before");
    }
    boolean secure = value.startsWith("stuns") || value.startsWith("turns");
    String port = Optional.ofNullable(form.group("port")).orElse(secure ? "5349" : "3478");
    String transport = Optional.ofNullable(form.group("transport")).orElse(secure ? "tcp" : "udp");
    return (value.substring(0, value.indexOf(':')) + ":" + form.group("host") + ":" + port)
            .toLowerCase(Locale.ROOT)
        + (relays() ? "?transport=" + transport : "");
  }

  /** Whether it relays, which needs a user name and a credential. */
  public boolean relays() {
    return value.startsWith("turn");
  }

  private static boolean portIsValid(String port) {
    return port == null || Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
  }

  private static boolean hostIsValid(String host) {
    if (host.startsWith("[")) {
      return host.contains(":");
    }
    for (String label : host.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > 63 || label.startsWith("-")) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return value;
  }
}
