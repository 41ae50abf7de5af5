package io.patternmesh.agent.webrtc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** WebRTC's native library as a native image carries it; its builder makes the only one. */
final class CarriedLibrary {

  private final byte[] content;
  private boolean loaded;

  CarriedLibrary(byte[] content) {
    this.content = content;
  }

  /**
   * Loads it, once, from a file that is deleted at once.
   *
   * @throws IOException when the folder for temporary files cannot be written to
   */
  synchronized void load() throws IOException {
    if (loaded) {
      return;
    }
    Path file = Files.createTempFile("libwebrtc-java", ".so");
    try {
      Files.write(file, content);
      System.load(file.toString());
      loaded = true;
    } finally {
      Files.delete(file);
    }
    ImagePages.release(content);
  }
}
