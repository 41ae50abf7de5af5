package io.patternmesh.agent.signaling;

import io.patternmesh.agent.loop.Loop;
import java.util.function.Consumer;

/** Signs of life in both directions, at the pace that the server's challenge asks for. */
final class Pulse {

  private final Loop loop;
  private final Challenge challenge;
  private final Runnable ping;
  private final Consumer<String> lost;
  private Loop.Alarm silence = Loop.Alarm.NONE;
  private Loop.Alarm next = Loop.Alarm.NONE;

  /** Begins; {@code lost} is told why when nothing is heard for too long. */
  Pulse(Loop loop, Challenge challenge, Runnable ping, Consumer<String> lost) {
    this.loop = loop;
    this.challenge = challenge;
    this.ping = ping;
    this.lost = lost;
    heard();
    next = loop.after(challenge.pingInterval(), this::beat);
  }

  private void beat() {
    // Set first: a ping that finds the server gone stops this.
    next = loop.after(challenge.pingInterval(), this::beat);
    ping.run();
  }

  /** Any message is a sign of life. */
  void heard() {
    silence.cancel();
    silence =
        loop.after(
            challenge.silenceTimeout(),
            () ->
                lost.accept(
                    "the server was silent for " + challenge.silenceTimeout().toMillis() + " ms"));
  }

  void stop() {
    silence.cancel();
    next.cancel();
  }
}
