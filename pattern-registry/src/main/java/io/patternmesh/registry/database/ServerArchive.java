package io.patternmesh.registry.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * PostgreSQL's programs as this version packs them. They are unpacked to a folder named by their
 * digest, beside those of other versions.
 */
final class ServerArchive implements PgBinaryResolver {

  /** One, for what is unpacked once per resolver and process. */
  static final ServerArchive OURS = new ServerArchive();

  private volatile Optional<MessageDigest> digest = Optional.empty();

  private ServerArchive() {}

  @Override
  public InputStream getPgBinary(String system, String machine) throws IOException {
    MessageDigest read = md5();
    digest = Optional.of(read);
    return new DigestInputStream(
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine), read);
  }

  /**
   * The server, once it has been unpacked below this folder; none where this process runs what it
   * unpacked for another library.
   */
  Optional<Path> unpackedIn(Path servers) {
    return digest
        .map(read -> servers.resolve("PG-" + hex(read)).resolve("bin/postgres"))
        .filter(Files::isExecutable);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A copy ends, for what was read is asked for at each start. */
  private static String hex(MessageDigest read) {
    try {
      return HexFormat.of().formatHex(((MessageDigest) read.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
