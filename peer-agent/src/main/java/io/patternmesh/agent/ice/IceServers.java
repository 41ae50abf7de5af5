package io.patternmesh.agent.ice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Servers as they were read. One bad address costs itself and nothing else: the process goes on
 * with the others.
 *
 * @param usable one address each
 */
public record IceServers(List<IceServer> usable, List<IceFlaw> flaws) {

  /** None at all. */
  public static final IceServers NONE = new IceServers(List.of(), List.of());

  public IceServers {
    usable = List.copyOf(usable);
    flaws = List.copyOf(flaws);
  }

  /**
   * Reads one entry of a configuration or message.
   *
   * @param where the entry's name there, for what is said about a bad address
   */
  public static IceServers read(
      String where, List<String> urls, Optional<String> username, Optional<String> credential) {
    if (urls.isEmpty()) {
      return new IceServers(
          List.of(), List.of(new IceFlaw("", where + ".urls: at least one address expected")));
    }
    List<IceServer> usable = new ArrayList<>();
    List<IceFlaw> flaws = new ArrayList<>();
    for (String url : urls) {
      try {
        usable.add(IceServer.of(List.of(url), username, credential));
      } catch (IllegalArgumentException e) {
        flaws.add(new IceFlaw(IceUrl.shown(url), where + ": " + e.getMessage() + "; not used"));
      }
    }
    return new IceServers(usable, flaws);
  }

  /** These and those. */
  public IceServers and(IceServers more) {
    return new IceServers(
        Stream.concat(usable.stream(), more.usable.stream()).toList(),
        Stream.concat(flaws.stream(), more.flaws.stream()).toList());
  }

  /** The first few; those beyond are not used, and the last flaw says so. */
  public IceServers atMost(String where, int count) {
    if (usable.size() <= count && flaws.size() <= count) {
      return this;
    }
    IceFlaw tooMany =
        new IceFlaw("", where + ": at most " + count + " addresses expected; the rest is not used");
    return new IceServers(
        usable.stream().limit(count).toList(),
        Stream.concat(flaws.stream().limit(count), Stream.of(tooMany)).toList());
  }
}
