package io.patternmesh.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A way to a port of this machine on which the answers can be held back. */
final class Tap implements AutoCloseable {

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** One permit while answers flow; whoever passes one on holds it. */
  private final Semaphore answers = new Semaphore(1, true);

  private volatile int target;

  Tap() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void leadsTo(int port) {
    target = port;
  }

  /** From now on requests arrive and their answers do not. */
  void holdAnswers() {
    answers.acquireUninterruptibly();
  }

  /** Ends all connections, answers held back included; new ones work. */
  void startOver() {
    open.forEach(Tap::close);
    open.clear();
    answers.release();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Tap::close);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(near);
        open.add(far);
        thread(() -> pass(near, far, false));
        thread(() -> pass(far, near, true));
      } catch (IOException e) {
        // Closed, or nothing listens there now: the client tries again.
        continue;
      }
    }
  }

  private void pass(Socket from, Socket to, boolean held) {
    byte[] buffer = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (held) {
          answers.acquireUninterruptibly();
          answers.release();
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One end closed: so does the other.
      return;
    }
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "tap");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
