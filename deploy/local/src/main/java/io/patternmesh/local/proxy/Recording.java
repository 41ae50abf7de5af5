package io.patternmesh.local.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What went through signaling: a file for each direction of each connection, so that text stands in
 * one piece. Bounded; a recording that hit its bound says so, for it proves nothing.
 */
public final class Recording {

  private static final long BOUND = 64L << 20;

  private final Path folder;
  private final Quota quota;
  private final AtomicLong frames = new AtomicLong();

  private Recording(Path folder, Quota quota) {
    this.folder = folder;
    this.quota = quota;
  }

  /** A new recording in this folder, at most 64 MiB. */
  public static Recording in(Path folder) {
    return in(folder, BOUND);
  }

  static Recording in(Path folder, long bound) {
    try {
      Files.createDirectories(folder);
      return new Recording(folder, new Quota(bound));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder " + folder + " for the recording", e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** All bytes that passed, recorded or not. */
  public long bytes() {
    return quota.taken();
  }

  /** All WebSocket frames that passed. */
  public long frames() {
    return frames.get();
  }

  /** Whether everything that passed is written down. */
  public boolean complete() {
    return !quota.exceeded();
  }

  /** Everything that went that way, a text for each connection, one character for each byte. */
  public List<String> said(Direction direction) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(direction.label() + ".txt"))
          .sorted()
          .map(Recording::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the recording in " + folder + " cannot be read", e);
    }
  }

  Track track(int connection, Direction direction) throws IOException {
    Path file = folder.resolve(String.format("%03d-%s.txt", connection, direction.label()));
    return new Track(Files.newOutputStream(file), quota, frames);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("the recording " + file + " cannot be read", e);
    }
  }
}
