package io.patternmesh.agent.identity;

import io.patternmesh.model.identity.PublicKey;
import io.patternmesh.model.identity.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The file that keeps this peer's key: {@code identity.key}, readable by its owner only. Text of
 * three lines: the form's name, the public key and the private key (PKCS #8), both base64url. Made
 * once, whole or not at all, and never overwritten: whoever loses it is another peer.
 */
public final class KeyFile {

  static final String NAME = "identity.key";

  private static final String FORM = "patternmesh-identity/1";
  private static final int MAX_BYTES = 4_096;
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;
  private final Path file;
  private final boolean posix;

  public KeyFile(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.file = this.folder.resolve(NAME);
    this.posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Reads the key, or makes one where there is no file yet.
   *
   * @throws IllegalStateException when it cannot be read, is damaged, or others may read it; one
   *     line that says what to do
   */
  public SigningKey open() {
    try {
      prepareFolder();
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        create();
      }
      return read();
    } catch (IOException e) {
      throw new IllegalStateException(
          "data folder "
              + folder
              + ": "
              + NAME
              + " cannot be read or made in it ("
              + reason(e)
              + "); give the agent's user access, or set patternmesh.peer.data-dir to a folder that"
              + " it may write",
          e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    return e instanceof FileSystemException told && told.getReason() != null
        ? told.getReason()
        : e.toString();
  }

  private void prepareFolder() throws IOException {
    if (!Files.exists(folder)) {
      if (folder.getParent() != null) {
        Files.createDirectories(folder.getParent());
      }
      makeFolder();
    }
    if (!Files.isDirectory(folder)) {
      throw new FileSystemException(folder.toString(), null, "is no folder");
    }
    if (posix) {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(folder);
      if (granted.contains(PosixFilePermission.GROUP_WRITE)
          || granted.contains(PosixFilePermission.OTHERS_WRITE)) {
        throw new IllegalStateException(
            "data folder "
                + folder
                + ": others may write to it ("
                + PosixFilePermissions.toString(granted)
                + "); run: chmod 700 "
                + folder);
      }
    }
  }

  private void makeFolder() throws IOException {
    try {
      Files.createDirectory(folder, ownerOnly(OWNER_FOLDER));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private FileAttribute<?>[] ownerOnly(Set<PosixFilePermission> permissions) {
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  /** Written beside and then linked: there is never half a key, and an existing one stays. */
  private void create() throws IOException {
    SigningKey key = SigningKey.generate();
    String text =
        String.join(
            "\n",
            FORM,
            key.publicKey().toString(),
            Base64.getUrlEncoder().withoutPadding().encodeToString(key.encoded()),
            "");
    Path beside = folder.resolve(NAME + "." + UUID.randomUUID() + ".new");
    try {
      Set<StandardOpenOption> fresh =
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (FileChannel out = FileChannel.open(beside, fresh, ownerOnly(OWNER_FILE))) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      place(beside);
    } catch (FileAlreadyExistsException e) {
      // Another start of the same peer was first: its key is the key.
      return;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void place(Path beside) throws IOException {
    try {
      Files.createLink(file, beside);
    } catch (UnsupportedOperationException e) {
      Files.move(beside, file);
    }
  }

  private SigningKey read() throws IOException {
    if (posix && !Files.getPosixFilePermissions(file).equals(OWNER_FILE)) {
      throw new IllegalStateException(
          "peer key "
              + file
              + ": permissions are "
              + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
              + ", so others may know the key or change it; if nobody did, run: chmod 600 "
              + file);
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException("more than " + MAX_BYTES + " bytes");
      }
      List<String> lines = Files.readString(file, StandardCharsets.US_ASCII).lines().toList();
      if (lines.size() != 3 || !lines.get(0).equals(FORM)) {
        throw new IllegalArgumentException("three lines expected, the first " + FORM);
      }
      return SigningKey.restore(
          Base64.getUrlDecoder().decode(lines.get(2)), PublicKey.parse(lines.get(1)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // Without the cause: its message may quote a piece of the secret.
      throw new IllegalStateException(
          "peer key "
              + file
              + ": damaged; restore it from a backup, or move it away to become a new peer");
    }
  }
}
