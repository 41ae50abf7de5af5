package io.patternmesh.local.fake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Stands in for an agent: the local API of a real one over a file, patterns fetched from the others
 * by HTTP, and session descriptions through signaling. A file {@code faults} in the working folder
 * makes it misbehave: {@code claim} says that its imports are by somebody else.
 */
public final class FakeAgent {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 40;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String name = System.getProperty("patternmesh.peer.name");
  private final int port = Integer.getInteger("quarkus.http.port");
  private final String self = name + "-peer-0123456789";
  private final Map<String, Link> links = new ConcurrentHashMap<>();
  private final List<Map<String, Object>> imports = new ArrayList<>();
  private final Shelf shelf;
  private final String faults;
  private volatile WebSocket signaling;

  private static final class Link {
    final String id;
    final int port;
    final boolean refused;
    int next;
    volatile boolean alive;

    Link(String id, int port, boolean refused) {
      this.id = id;
      this.port = port;
      this.refused = refused;
    }
  }

  private FakeAgent() throws IOException {
    shelf = new Shelf(Path.of(System.getProperty("patternmesh.peer.data-dir")));
    Path file = Path.of("faults");
    faults = Files.exists(file) ? Files.readString(file) : "";
  }

  public static void main(String[] args) throws IOException {
    FakeAgent agent = new FakeAgent();
    String folders = System.getProperty("patternmesh.imports.folders", "");
    for (String folder : folders.isEmpty() ? new String[0] : folders.split(",")) {
      agent.importFolder(Path.of(folder));
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), agent.port), 0);
    server.createContext("/", agent::serve);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
    FakeRegistry.listen(Integer.getInteger("quarkus.management.port"));
    var clock = Executors.newScheduledThreadPool(2);
    clock.scheduleWithFixedDelay(agent::join, 0, 100, TimeUnit.MILLISECONDS);
    clock.scheduleWithFixedDelay(agent::pull, 0, 10, TimeUnit.MILLISECONDS);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (RuntimeException e) {
      send(exchange, 500, Map.of("title", "broken", "detail", e.toString(), "status", 500));
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getRawPath().split("/");
    String what = exchange.getRequestMethod() + " " + (path.length > 2 ? path[2] : "");
    String id = path.length > 3 ? URLDecoder.decode(path[3], StandardCharsets.UTF_8) : "";
    String tail = path.length > 4 ? path[4] : "";
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    if (path.length > 1 && path[1].equals("fake")) {
      String[] query = exchange.getRequestURI().getQuery().split("&");
      Link link = links.get(query[0]);
      boolean known = link != null && !link.refused;
      send(
          exchange,
          known ? 200 : 403,
          known ? shelf.since(Integer.parseInt(query[1]), AT_ONCE) : Map.of());
    } else if (what.equals("GET status")) {
      send(exchange, 200, status());
    } else if (what.equals("GET peers")) {
      send(exchange, 200, links.values().stream().map(this::peer).toList());
    } else if (what.equals("POST peers")) {
      boolean leave = tail.equals("disconnect");
      links.computeIfPresent(id, (same, link) -> new Link(id, link.port, leave));
      if (tail.equals("connect")) {
        say("offer", id);
      }
      send(exchange, 204, null);
    } else if (what.equals("GET patterns") && id.isEmpty()) {
      send(exchange, 200, page(exchange.getRequestURI().getQuery()));
    } else if (what.equals("GET patterns") && tail.equals("history")) {
      send(
          exchange,
          200,
          Map.of("items", shelf.history(id).stream().map(FakeAgent::shown).toList()));
    } else if (what.equals("GET patterns")) {
      Rev head = shelf.head(id);
      boolean there = head != null && !head.deleted();
      send(exchange, there ? 200 : 404, there ? shown(head) : Map.of("title", "no " + id));
    } else if (what.equals("PUT patterns")) {
      send(exchange, 200, shown(write(id, body)));
    } else if (what.equals("DELETE patterns")) {
      shelf.write(new Rev(id, "", "", "", "", "", 0, 0, "", "", true, new TreeSet<>()), self);
      send(exchange, 204, null);
    } else if (what.equals("GET conflicts")) {
      send(
          exchange,
          200,
          Map.of("items", shelf.conflicts().stream().map(it -> Map.of("patternId", it)).toList()));
    } else if (what.equals("POST conflicts")) {
      send(exchange, 200, shown(write(id, body.get("pattern"))));
    } else if (what.equals("POST sync")) {
      send(exchange, 200, List.of());
    } else if (what.equals("POST imports")) {
      importFolder(Path.of(body.get("folder").asText()));
      send(exchange, 200, Map.of());
    } else {
      send(exchange, 200, Map.of());
    }
  }

  private Rev write(String id, JsonNode text) {
    Rev content =
        new Rev(
            id,
            text.get("name").asText(),
            text.get("category").asText(),
            text.get("framework").asText(),
            text.get("pattern").asText(),
            "",
            50,
            0,
            "",
            "",
            false,
            new TreeSet<>());
    return shelf.write(content, self);
  }

  private Map<String, Object> page(String query) {
    int page = Integer.parseInt(query.replaceAll(".*page=(\\d+).*", "$1"));
    int size = Integer.parseInt(query.replaceAll(".*size=(\\d+).*", "$1"));
    List<Rev> all = shelf.living();
    List<?> items =
        all.stream().skip((long) page * size).limit(size).map(FakeAgent::shown).toList();
    return Map.of("items", items, "total", all.size(), "page", page, "size", size);
  }

  private Map<String, Object> status() {
    return Map.of(
        "peerId",
        self,
        "name",
        name,
        "signaling",
        Map.of("state", signaling == null ? "disconnected" : "joined"),
        "registry",
        Map.of("reachable", true, "patterns", shelf.living().size(), "openConflicts", 0),
        "imports",
        imports);
  }

  private Map<String, Object> peer(Link link) {
    boolean open = link.alive && !link.refused;
    return Map.of(
        "id",
        link.id,
        "name",
        link.id.split("-")[0],
        "present",
        link.alive,
        "connectionState",
        open ? "connected" : "disconnected",
        "dataChannelState",
        open ? "open" : "closed");
  }

  private static Map<String, Object> shown(Rev rev) {
    Map<String, Object> map =
        new LinkedHashMap<>(JSON.convertValue(rev, new TypeReference<Map<String, Object>>() {}));
    map.put("digest", rev.digest());
    map.remove("seen");
    return map;
  }

  private void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void importFolder(Path folder) {
    long found = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String text = Files.readString(file);
        String id = text.lines().findFirst().orElse("").replaceAll(".*@pattern id: ", "");
        if (shelf.head(id) == null) {
          Rev rev =
              new Rev(
                  id,
                  "Imported " + id,
                  "unit-test",
                  "jest",
                  text,
                  "",
                  50,
                  0,
                  "",
                  "",
                  false,
                  new TreeSet<>());
          shelf.write(rev, faults.contains("claim") ? "a-stranger" : self);
        }
        found++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    imports.add(Map.of("folder", folder.toString(), "state", "watching", "found", found));
  }

  private void join() {
    if (signaling != null) {
      return;
    }
    try {
      signaling =
          http.newWebSocketBuilder()
              .buildAsync(
                  URI.create(System.getProperty("patternmesh.signaling.url")), new Listener())
              .join();
      say("join_room", "all");
    } catch (RuntimeException e) {
      signaling = null;
    }
  }

  private void say(String type, String to) {
    WebSocket open = signaling;
    if (open != null) {
      String sdp = "a=ice-ufrag:x a=fingerprint:sha-256 webrtc-datachannel";
      Map<String, Object> said =
          Map.of("type", type, "from", self, "to", to, "port", port, "sdp", sdp);
      try {
        synchronized (this) {
          open.sendText(JSON.writeValueAsString(said), true).join();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void hear(String text) {
    try {
      JsonNode said = JSON.readTree(text);
      String from = said.path("from").asText();
      String type = said.path("type").asText();
      if (from.equals(self) || from.isEmpty()) {
        return;
      }
      if (type.equals("join_room") || said.path("to").asText().equals(self)) {
        int there = said.get("port").asInt();
        // What was sent before a user left does not bring the two together again.
        links.compute(from, (same, old) -> new Link(from, there, old != null && old.refused));
        if (type.equals("join_room")) {
          say("offer", from);
        } else if (type.equals("offer")) {
          say("answer", from);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pull() {
    for (Link link : links.values()) {
      if (!link.refused) {
        try {
          URI uri = URI.create("http://127.0.0.1:" + link.port + "/fake?" + self + "&" + link.next);
          var reply = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
          link.alive = reply.statusCode() == 200;
          if (link.alive) {
            List<Rev> some = JSON.readValue(reply.body(), new TypeReference<>() {});
            link.next += some.size();
            some.forEach(shelf::merge);
          }
        } catch (IOException e) {
          link.alive = false;
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        new Thread(() -> hear(whole)).start();
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      signaling = null;
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable problem) {
      signaling = null;
    }
  }
}
