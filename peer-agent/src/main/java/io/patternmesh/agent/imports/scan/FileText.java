package io.patternmesh.agent.imports.scan;

import io.patternmesh.agent.imports.ImportedPattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A file's content: its text, without a byte order mark, and the SHA-256 of its bytes.
 *
 * @param hash 64 hexadecimal digits
 */
record FileText(String text, String hash) {

  /** Why a file's content cannot be a pattern; its message is the reason. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String reason) {
      super(reason);
    }
  }

  /**
   * Reads a whole file, which may be empty.
   *
   * @throws Unfit when it is too large, no text, or not to be read
   */
  static FileText of(Path file) throws Unfit {
    byte[] bytes = bytes(file);
    String text = decoded(bytes);
    if (text.indexOf(0) >= 0) {
      throw new Unfit("binary: it has NUL characters; test files are text");
    }
    return new FileText(text.startsWith("\ufeff") ? text.substring(1) : text, sha256(bytes));
  }

  private static byte[] bytes(Path file) throws Unfit {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(ImportedPattern.MAX_BYTES + 1);
      if (bytes.length > ImportedPattern.MAX_BYTES) {
        throw new Unfit(
            String.format(
                Locale.ROOT,
                "%,d bytes, more than the %,d that a pattern may have; split it",
                Math.max(Files.size(file), bytes.length),
                ImportedPattern.MAX_BYTES));
      }
      return bytes;
    } catch (AccessDeniedException e) {
      throw new Unfit("no permission to read it; allow the agent's user to read it");
    } catch (IOException e) {
      throw new Unfit("cannot be read: " + e);
    }
  }

  private static String decoded(byte[] bytes) throws Unfit {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Unfit("binary: it is no UTF-8; save it as UTF-8");
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
