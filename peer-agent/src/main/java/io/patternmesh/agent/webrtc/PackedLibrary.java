package io.patternmesh.agent.webrtc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;

/** WebRTC's native library as native images carry it. */
final class PackedLibrary {

  /** The resource, with gzip: what was read of a resource stays in the agent's memory. */
  static final String NAME = "libwebrtc-java.so.gz";

  private static boolean loaded;

  private PackedLibrary() {}

  /** Unpacks it to a file that lives as long as it is loaded, and loads it, once. */
  static synchronized void load() throws IOException {
    if (loaded) {
      return;
    }
    Path file = Files.createTempFile("libwebrtc-java", ".so");
    try (InputStream packed = PackedLibrary.class.getClassLoader().getResourceAsStream(NAME);
        InputStream library = new GZIPInputStream(packed)) {
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      System.load(file.toString());
      loaded = true;
    } finally {
      Files.delete(file);
    }
  }
}
