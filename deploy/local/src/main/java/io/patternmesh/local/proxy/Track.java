package io.patternmesh.local.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;

/** One direction of one connection, as it is written down. */
final class Track {

  private final OutputStream file;
  private final Quota quota;
  private final AtomicLong frames;

  Track(OutputStream file, Quota quota, AtomicLong frames) {
    this.file = file;
    this.quota = quota;
    this.frames = frames;
  }

  /** Writes bytes {@code from} to {@code to}, as long as the recording's bound allows. */
  void record(byte[] bytes, int from, int to) {
    if (quota.take(to - from)) {
      try {
        file.write(bytes, from, to - from);
        file.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("the recording of signaling cannot be written", e);
      }
    }
  }

  /** Counts a frame. */
  void frame() {
    frames.incrementAndGet();
  }

  void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the recording of signaling cannot be written", e);
    }
  }
}
