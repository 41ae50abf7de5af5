package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;

/** The shared library behind WebRTC, and what a machine needs to load it. */
public final class NativeLibrary {

  /** What the library links to, as Debian and Ubuntu package it. */
  static final String DEBIAN_PACKAGES =
      "libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1 libdbus-1-3";

  private NativeLibrary() {}

  /**
   * Loads it, once; so that a machine that cannot is told at the start and not at the first peer.
   *
   * @throws IllegalStateException with the packages to install
   */
  public static void load() {
    try {
      Class.forName(
          PeerConnectionFactory.class.getName(), true, NativeLibrary.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw unusable(e);
    }
  }

  static IllegalStateException unusable(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new IllegalStateException(
        "WebRTC's native library did not load on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ": "
            + root.getMessage()
            + "; install what it links to (Debian, Ubuntu: apt-get install "
            + DEBIAN_PACKAGES
            + "), and see that the folder of java.io.tmpdir can be written to and executed from",
        cause);
  }
}
