package io.patternmesh.local.proxy;

/**
 * Reads WebSocket frames (RFC 6455, section 5.2) that arrive in pieces of any size, and records
 * their payloads without the mask that a client lays over them.
 *
 * <pre>
 *   fin+opcode  mask bit + length   length of 16 or 64 bits   mask of 32 bits   payload
 *   1 byte      1 byte              if length is 126 or 127   if the bit is set
 * </pre>
 */
final class Frames {

  private static final int MASK_BIT = 0x80;
  private static final int LENGTH_BITS = 0x7f;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;

  private final Track track;
  private final byte[] header = new byte[14];
  private int have;
  private int need = 2;
  private long left;
  private long at;

  Frames(Track track) {
    this.track = track;
  }

  void accept(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (left > 0) {
        int n = (int) Math.min(left, to - i);
        payload(bytes, i, n);
        i += n;
      } else {
        header[have++] = bytes[i++];
        if (have == 2) {
          need = 2 + lengthBytes() + (masked() ? 4 : 0);
        }
        if (have == need) {
          begin();
        }
      }
    }
  }

  private void begin() {
    left = length();
    at = 0;
    have = 0;
    track.frame();
  }

  private void payload(byte[] bytes, int from, int n) {
    byte[] plain = new byte[n];
    int mask = 2 + lengthBytes();
    for (int k = 0; k < n; k++, at++) {
      plain[k] =
          masked() ? (byte) (bytes[from + k] ^ header[mask + (int) (at & 3)]) : bytes[from + k];
    }
    left -= n;
    track.record(plain, 0, n);
  }

  private boolean masked() {
    return (header[1] & MASK_BIT) != 0;
  }

  private int lengthBytes() {
    int length = header[1] & LENGTH_BITS;
    return length == LENGTH_16 ? 2 : length == LENGTH_64 ? 8 : 0;
  }

  private long length() {
    int bytes = lengthBytes();
    if (bytes == 0) {
      return header[1] & LENGTH_BITS;
    }
    long length = 0;
    for (int k = 0; k < bytes; k++) {
      length = length << 8 | header[2 + k] & 0xff;
    }
    return length;
  }
}
