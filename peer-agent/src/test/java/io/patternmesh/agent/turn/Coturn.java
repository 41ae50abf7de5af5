package io.patternmesh.agent.turn;

import io.patternmesh.agent.mesh.Eventually;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real TURN server, Debian's coturn, on this machine's loopback address; one process, ended with
 * the test.
 */
public final class Coturn implements AutoCloseable {

  public static final String USER = "mesh-user";
  public static final String PASSWORD = "mesh-password";

  private final Process process;
  private final int port;
  private final Path log;

  private Coturn(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** One that knows {@link #USER} by {@link #PASSWORD}. */
  public static Coturn start() {
    return start("--lt-cred-mech", "--user=" + USER + ":" + PASSWORD);
  }

  /** One that lets in those who know what these options say. */
  public static Coturn start(String... access) {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "turn");
      int port = freePort();
      Path log = folder.resolve("coturn.log");
      List<String> command =
          new ArrayList<>(
              List.of(
                  binary(),
                  "-n",
                  "--listening-ip=127.0.0.1",
                  "--relay-ip=127.0.0.1",
                  "--listening-port=" + port,
                  "--realm=patternmesh.test",
                  "--no-cli",
                  "--no-tls",
                  "--no-dtls",
                  "--allow-loopback-peers",
                  "--userdb=" + folder.resolve("users"),
                  "--pidfile=" + folder.resolve("pid"),
                  "--log-file=stdout"));
      command.addAll(List.of(access));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Coturn coturn = new Coturn(process, port, log);
      Eventually.until("coturn answers: " + log, coturn::answers);
      return coturn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it answers a STUN binding request, see RFC 8489, section 5. */
  private boolean answers() {
    if (!process.isAlive()) {
      throw new AssertionError("coturn ended: " + log());
    }
    byte[] request = {
      0, 1, 0, 0, 0x21, 0x12, (byte) 0xa4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
    };
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(100);
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      socket.send(new DatagramPacket(request, request.length, loopback, port));
      socket.receive(new DatagramPacket(new byte[512], 512));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String binary() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder).resolve("turnserver"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new AssertionError(
                    "coturn is not installed; ./mesh test installs it, or: sudo apt-get install"
                        + " --no-install-recommends coturn"));
  }

  /** A port where nothing listens, at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public String url() {
    return "turn:127.0.0.1:" + port;
  }

  /** All it said. */
  public String log() {
    try {
      return Files.readString(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
