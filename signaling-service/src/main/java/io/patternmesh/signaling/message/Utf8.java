package io.patternmesh.signaling.message;

/** How long a text is on the wire. */
public final class Utf8 {

  private Utf8() {}

  /** Bytes of {@code text} in UTF-8 (RFC 3629), without encoding it. */
  public static int length(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // A surrogate pair is two chars and four bytes, so each half counts for two.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
