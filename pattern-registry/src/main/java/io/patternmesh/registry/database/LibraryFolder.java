package io.patternmesh.registry.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder that a library lives in, held by one registry at a time.
 *
 * <pre>
 * library/           0700
 *   lock             locked while a registry runs, holds its process id
 *   password         of the embedded database, 0600
 *   server/          PostgreSQL's programs, unpacked
 *   start.log        what they said at the last start
 *   postgres/        PostgreSQL's own data directory
 *   initialised      there once postgres/ was set up whole
 * </pre>
 */
final class LibraryFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;

  private LibraryFolder(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Makes the folder where there is none, and takes it.
   *
   * @throws CannotStartException when it cannot be made, or another registry holds it
   */
  static LibraryFolder take(Path root) {
    try {
      createDirectories(root);
      restrict(root, "rwx------");
      Path file = root.resolve("lock");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new CannotStartException(
            "library "
                + root
                + ": in use by another running registry (process "
                + Files.readString(file).strip()
                + "); stop it, or set patternmesh.registry.data-dir to another folder");
      }
      channel.truncate(0);
      channel.write(StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
      return new LibraryFolder(root, channel);
    } catch (IOException e) {
      throw new CannotStartException(
          "library " + root + ": a folder that this user may write expected (" + e + ")", e);
    }
  }

  /** Missing parents too: an agent puts its key beside, where nobody else may write. */
  private static void createDirectories(Path root) throws IOException {
    if (isPosix(root)) {
      Files.createDirectories(
          root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(root);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path root() {
    return root;
  }

  Path startLog() {
    return root.resolve("start.log");
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path server() {
    return root.resolve("server");
  }

  Path initialised() {
    return root.resolve("initialised");
  }

  Path passwordFile() {
    return root.resolve("password");
  }

  /** The database's password, made up once. */
  String password() throws IOException {
    Path file = passwordFile();
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Files.createFile(file);
      restrict(file, "rw-------");
      Files.writeString(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file).strip();
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (isPosix(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
