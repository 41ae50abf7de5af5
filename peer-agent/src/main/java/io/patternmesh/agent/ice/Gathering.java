package io.patternmesh.agent.ice;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one connection's gathering of candidates (<a
 * href="https://www.rfc-editor.org/rfc/rfc8445#section-5.1.1">RFC 8445, section 5.1.1</a>) shows of
 * the servers. The network does not report each server that is away: some only give no candidate
 * before the gathering ends, or before patience does. For any thread.
 */
public final class Gathering {

  private final IceRoster roster;
  private final IceConfiguration configuration;
  private final Map<IceUrl, Optional<String>> heard = new LinkedHashMap<>();
  private boolean relayed;

  public Gathering(IceRoster roster) {
    this.roster = roster;
    this.configuration = roster.configuration();
  }

  /** What the connection is to be made with. */
  public IceConfiguration configuration() {
    return configuration;
  }

  /** Why no connection can come about at all, when that is so. */
  public Optional<String> blocked() {
    return roster.blocked();
  }

  /**
   * A candidate was found.
   *
   * @param server that gave it, in the network's spelling; empty for the machine's own addresses
   */
  public synchronized void found(Optional<String> server) {
    server
        .flatMap(this::server)
        .ifPresent(
            url -> {
              heard.put(url, Optional.empty());
              relayed |= url.relays();
              roster.worked(url);
            });
  }

  /** A server gave no candidate. One that gave another, over IPv4 say, still works. */
  public synchronized void failed(IceError error) {
    server(error.url())
        .filter(url -> !Optional.empty().equals(heard.get(url)))
        .ifPresent(url -> heard.put(url, Optional.of(roster.failed(url, error.verdict()))));
  }

  /**
   * No more candidates will come, because there are none or because a connection has come about
   * already; so the silence of a server proves nothing unless only relays count.
   *
   * @return why the connection cannot come about, when that is certain
   */
  public synchronized Optional<String> complete() {
    if (configuration.policy() == IcePolicy.ALL || relayed) {
      return Optional.empty();
    }
    silent("gave no relay address: check its address, that it runs, and what a firewall lets in");
    return Optional.of("only relays may be used, and none was found; " + verdicts());
  }

  /** The connection did not come about in time; what to do about it. */
  public synchronized String late(Duration timeout) {
    silent(
        "did not answer within "
            + timeout.toMillis()
            + " ms: check its address, that it runs, and what a firewall lets through");
    if (turns().isEmpty()) {
      return "where a firewall is in between, configure a TURN server";
    }
    String verdicts = verdicts();
    return verdicts.isEmpty()
        ? "the TURN servers gave relay addresses, so look at the other side"
        : verdicts;
  }

  private void silent(String verdict) {
    turns().stream()
        .filter(url -> !heard.containsKey(url))
        .forEach(url -> heard.put(url, Optional.of(roster.failed(url, verdict))));
  }

  private String verdicts() {
    return heard.values().stream().flatMap(Optional::stream).collect(Collectors.joining("; "));
  }

  private List<IceUrl> turns() {
    return urls().stream().filter(IceUrl::relays).toList();
  }

  private List<IceUrl> urls() {
    return configuration.servers().stream().flatMap(s -> s.urls().stream()).toList();
  }

  private Optional<IceUrl> server(String spelled) {
    return IceUrl.canonical(spelled)
        .flatMap(name -> urls().stream().filter(u -> u.canonical().equals(name)).findFirst());
  }
}
