package io.patternmesh.local.port;

import io.patternmesh.local.Failure;
import io.patternmesh.local.process.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Whether ports are free, before anything is started that would find out the hard way. */
public final class FreePorts {

  private FreePorts() {}

  /**
   * @throws Failure with a line for each port that is taken: for whom it was meant, who has it
   */
  public static void check(List<Launch> launches) {
    List<String> taken =
        launches.stream()
            .flatMap(
                launch ->
                    launch.ports().stream()
                        .filter(port -> !isFree(port))
                        .map(port -> complaint(launch, port)))
            .toList();
    if (!taken.isEmpty()) {
      throw new Failure("cannot start: a port is in use", taken);
    }
  }

  /** Whether a server could listen on this port of the loopback address. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String complaint(Launch launch, int port) {
    return "port "
        + port
        + " (for "
        + launch.name()
        + ") is held by "
        + Listener.on(port)
            .map(holder -> holder.shown() + "; end it with: kill " + holder.pid())
            .orElse("another program; end it");
  }
}
