package io.patternmesh.agent.imports.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Pattern ids of files: {@code repository/path/to/file.test.ts}. Where that breaks the rules of an
 * id, each run of other characters becomes {@code _}, what is too long loses its middle, and the
 * first 48 bits of the SHA-256 of the original are appended, so that different files keep different
 * ids.
 */
public final class PatternIds {

  private static final int MAX = 200;
  private static final int HEAD = 60;
  private static final int HASH_DIGITS = 12;

  private PatternIds() {}

  /**
   * @param repository the repository's or the folder's name
   * @param path from the repository's root, percent-encoded as in a URI: the bytes of a file's name
   *     are the same on every machine, their decoding is not
   */
  public static String of(String repository, String path) {
    String original = repository + "/" + path;
    String legal = legal(original);
    if (legal.equals(original) && legal.length() <= MAX) {
      return legal;
    }
    int room = MAX - HASH_DIGITS - 1;
    if (legal.length() > room) {
      int tail = room - HEAD - 2;
      legal = legal.substring(0, HEAD) + ".." + legal.substring(legal.length() - tail);
    }
    return legal + "-" + hash(original);
  }

  private static String legal(String original) {
    StringBuilder legal = new StringBuilder();
    boolean replacing = false;
    for (int i = 0; i < original.length(); i++) {
      char c = original.charAt(i);
      boolean allowed = isAllowed(c);
      if (allowed || !replacing) {
        legal.append(allowed ? c : '_');
      }
      replacing = !allowed;
      if (c == '%') {
        i += 2;
      }
    }
    return legal.toString();
  }

  private static boolean isAllowed(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || "._:/-".indexOf(c) >= 0;
  }

  private static String hash(String original) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(original.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
