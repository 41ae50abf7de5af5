package io.patternmesh.agent.webrtc;

import org.jboss.logging.Logger;

/** Runs what a native callback does. An exception that got out of it would end the process. */
final class Callback {

  private static final Logger LOG = Logger.getLogger(Callback.class);

  private Callback() {}

  @SuppressWarnings("PMD.AvoidCatchingThrowable")
  static void run(Runnable body) {
    try {
      body.run();
    } catch (Throwable e) {
      report(e);
    }
  }

  private static void report(Throwable problem) {
    try {
      LOG.error("WebRTC: a callback failed; what it told is lost", problem);
    } catch (Throwable e) {
      // Not even logging works; nothing may leave a callback.
      return;
    }
  }
}
