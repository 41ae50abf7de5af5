package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.time.Ticker;
import java.time.Duration;

/** How long ago things happened on one socket. */
final class Vigil {

  private final Ticker ticker;
  private volatile long heardAt;
  private volatile long pingedAt;
  private volatile long homelessSince;
  private volatile long serversToldAt;

  Vigil(Ticker ticker) {
    this.ticker = ticker;
    this.heardAt = ticker.nanos();
    this.pingedAt = heardAt;
    this.homelessSince = heardAt;
    this.serversToldAt = heardAt;
  }

  void heard() {
    heardAt = ticker.nanos();
  }

  void pinged() {
    pingedAt = ticker.nanos();
  }

  /** It was told of servers. */
  void serversTold() {
    serversToldAt = ticker.nanos();
  }

  boolean serversDue(Duration renewal) {
    return passed(serversToldAt, renewal);
  }

  /** From now on the socket is in no room. */
  void homeless() {
    homelessSince = ticker.nanos();
  }

  boolean silentFor(Duration time) {
    return passed(heardAt, time);
  }

  boolean pingDue(Duration interval) {
    return passed(pingedAt, interval);
  }

  boolean homelessFor(Duration time) {
    return passed(homelessSince, time);
  }

  private boolean passed(long since, Duration time) {
    return ticker.nanos() - since > time.toNanos();
  }
}
