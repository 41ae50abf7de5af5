package io.patternmesh.local.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the agents and the signaling service and writes down what passes, both ways.
 *
 * <pre>
 *   agent ──► tap (a free port) ──► signaling service
 *                │
 *                └──► recording: one file for each direction of each connection
 * </pre>
 *
 * When one side goes, the other is cut as well, so agents see an outage of the service as they
 * would without a tap.
 */
public final class SignalingTap implements AutoCloseable {

  private final ServerSocket server;
  private final int target;
  private final Recording recording;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  private SignalingTap(ServerSocket server, int target, Recording recording) {
    this.server = server;
    this.target = target;
    this.recording = recording;
  }

  /** Listens on a free port of loopback and passes everything to the target port. */
  public static SignalingTap open(int target, Recording recording) {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      SignalingTap tap = new SignalingTap(server, target, recording);
      daemon("tap", tap::accept);
      return tap;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the recording of signaling", e);
    }
  }

  /** Where agents shall connect. */
  public URI url() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort());
  }

  @Override
  public void close() {
    closeQuietly(server);
    open.forEach(SignalingTap::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket agent = server.accept();
        daemon("tap-connect", () -> join(agent));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException("the tap on signaling stopped listening", e);
        }
      }
    }
  }

  private void join(Socket agent) {
    open.add(agent);
    try {
      Socket service = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(service);
      service.setTcpNoDelay(true);
      agent.setTcpNoDelay(true);
      int number = connections.incrementAndGet();
      Track up = recording.track(number, Direction.TO_SERVICE);
      Track down = recording.track(number, Direction.TO_AGENT);
      daemon("tap-up-" + number, () -> pass(agent, service, up));
      daemon("tap-down-" + number, () -> pass(service, agent, down));
    } catch (IOException e) {
      // The service is not there: the agent shall see that its connection goes nowhere.
      drop(agent);
    }
  }

  private void pass(Socket from, Socket to, Track track) {
    try {
      WebSocketReader reader = new WebSocketReader(track, to.getOutputStream());
      byte[] buffer = new byte[16 * 1024];
      var in = from.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        reader.accept(buffer, n);
      }
    } catch (IOException e) {
      // One of the two is gone; that is how connections end here.
    } finally {
      track.close();
      drop(from);
      drop(to);
    }
  }

  private void drop(Socket socket) {
    open.remove(socket);
    closeQuietly(socket);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is of no use any more, whatever state it is in.
    }
  }
}
