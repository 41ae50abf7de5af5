package io.patternmesh.local.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Stands in for a registry: it is ready, and holds what its member's agent holds. */
public final class FakeRegistry {

  /** How far below a registry's port its agent's is. */
  private static final int AGENT = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();

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
    server.createContext("/status", exchange -> status(exchange, port - AGENT));
    server.start();
  }

  private static void status(HttpExchange exchange, int agent) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + agent + "/api/status");
    byte[] patterns = new byte[0];
    try (InputStream in = uri.toURL().openStream()) {
      patterns = JSON.readTree(in).get("registry").toString().getBytes(UTF_8);
    } catch (ConnectException e) {
      // The agent is away: its registry has nothing to say.
    }
    exchange.sendResponseHeaders(200, patterns.length);
    exchange.getResponseBody().write(patterns);
    exchange.close();
  }
}
