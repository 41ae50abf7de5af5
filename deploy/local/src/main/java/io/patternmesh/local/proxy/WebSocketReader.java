package io.patternmesh.local.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One direction of a connection that begins as HTTP and goes on as WebSocket frames: passes the
 * bytes on and records the head and the payloads. An offer of extensions is taken out of the head,
 * so no payload is ever compressed and a recording holds what was said as text.
 */
final class WebSocketReader {

  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int EMPTY_LINE = 0x0d0a0d0a;

  private final Track track;
  private final OutputStream out;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final Frames frames;
  private Stage stage = Stage.HEAD;
  private int lastFour;

  private enum Stage {
    HEAD,
    FRAMES,
    PLAIN
  }

  WebSocketReader(Track track, OutputStream out) {
    this.track = track;
    this.out = out;
    this.frames = new Frames(track);
  }

  void accept(byte[] bytes, int length) throws IOException {
    int from = 0;
    while (stage == Stage.HEAD && from < length) {
      lastFour = lastFour << 8 | bytes[from] & 0xff;
      head.write(bytes[from++]);
      if (lastFour == EMPTY_LINE || head.size() == LONGEST_HEAD) {
        leaveHead();
      }
    }
    if (from < length) {
      if (stage == Stage.FRAMES) {
        frames.accept(bytes, from, length);
      } else {
        track.record(bytes, from, length);
      }
      out.write(bytes, from, length - from);
    }
    out.flush();
  }

  private void leaveHead() throws IOException {
    String text = head.toString(StandardCharsets.ISO_8859_1);
    stage =
        text.toLowerCase(Locale.ROOT).contains("upgrade: websocket") ? Stage.FRAMES : Stage.PLAIN;
    byte[] passed =
        text.replaceAll("(?i)\r\nSec-WebSocket-Extensions:[^\r]*", "")
            .getBytes(StandardCharsets.ISO_8859_1);
    track.record(passed, 0, passed.length);
    out.write(passed);
  }
}
