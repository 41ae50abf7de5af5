package io.patternmesh.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to run a mesh in a state folder, held by one launcher at a time. The system takes it
 * back when the launcher dies, however it dies.
 */
public final class Claim implements AutoCloseable {

  private final FileChannel channel;
  private final PidFile holder;

  private Claim(FileChannel channel, PidFile holder) {
    this.channel = channel;
    this.holder = holder;
  }

  /** The claim on this run folder; empty when another launcher has it. */
  public static Optional<Claim> on(Path runFolder) {
    try {
      Files.createDirectories(runFolder);
      FileChannel channel =
          FileChannel.open(
              runFolder.resolve("launcher.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        return Optional.empty();
      }
      Claim claim = new Claim(channel, holder(runFolder));
      claim.holder.write(ProcessId.own());
      return Optional.of(claim);
    } catch (IOException e) {
      throw new UncheckedIOException("state folder " + runFolder + " is not usable", e);
    }
  }

  /** Where the launcher that has the claim is remembered. */
  public static PidFile holder(Path runFolder) {
    return PidFile.of(runFolder, "launcher");
  }

  @Override
  public void close() {
    holder.delete();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the claim on " + holder.path() + " is not released", e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
