package io.patternmesh.agent.session;

/** Hears of a session, on the loop. */
public interface SessionListener {

  /** Its channel is open and both sides are who they said. */
  void opened(Session session);

  /** It ended, before or after opening; told once. */
  void ended(Session session, String reason);

  /** What the other side sent was turned away; {@link #ended} follows. */
  void refused(Session session, String reason);

  /** Something to show has changed. */
  void changed();
}
