package io.patternmesh.local.fake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands in for a registry: it is ready, and that is all. */
public final class FakeRegistry {

  private FakeRegistry() {}

  public static void main(String[] args) throws IOException {
    listen(Integer.getInteger("quarkus.http.port"));
    listen(Integer.getInteger("quarkus.management.port"));
  }

  /** Answers 200 to everything on this port. */
  static void listen(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
