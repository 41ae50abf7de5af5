package io.patternmesh.local.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.http.Refused;
import io.patternmesh.local.http.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local API of one agent. Every method throws {@link CallFailed} when the call fails. */
public final class AgentApi {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SYNC_LIMIT = Duration.ofSeconds(60);
  private static final int PAGE = 100;

  private final URI base;
  private final LocalHttp http;

  /**
   * @param agent the agent's address, without a path
   */
  public AgentApi(URI agent, LocalHttp http) {
    this.base = agent;
    this.http = http;
  }

  public AgentStatus status() {
    return read(call("GET", "/api/status", ""), new TypeReference<>() {});
  }

  public List<PeerState> peers() {
    return read(call("GET", "/api/peers", ""), new TypeReference<>() {});
  }

  public void connect(String peerId) {
    call("POST", "/api/peers/" + encoded(peerId) + "/connect", "");
  }

  public void disconnect(String peerId) {
    call("POST", "/api/peers/" + encoded(peerId) + "/disconnect", "");
  }

  /** How many patterns this member holds. */
  public long count() {
    return page(0, 1).total();
  }

  /** All patterns that this member holds, read page by page. */
  public Library library() {
    Map<String, HeldPattern> all = new LinkedHashMap<>();
    PatternPage page;
    int number = 0;
    do {
      page = page(number++, PAGE);
      page.items().forEach(pattern -> all.put(pattern.id(), pattern));
    } while (!page.items().isEmpty() && all.size() < page.total());
    return new Library(all);
  }

  /** One pattern; empty when it is not there, or deleted. */
  public Optional<HeldPattern> pattern(String id) {
    Reply reply = reply("GET", "/api/patterns/" + encoded(id), "", LIMIT);
    if (reply.gone()) {
      return Optional.empty();
    }
    return Optional.of(read(checked(reply), new TypeReference<HeldPattern>() {}));
  }

  public HeldPattern put(String id, PatternText text) {
    return read(call("PUT", "/api/patterns/" + encoded(id), write(text)), new TypeReference<>() {});
  }

  public void delete(String id) {
    call("DELETE", "/api/patterns/" + encoded(id), "");
  }

  public List<PastRevision> history(String id) {
    Reply reply = call("GET", "/api/patterns/" + encoded(id) + "/history", "");
    return read(reply, new TypeReference<Items<PastRevision>>() {}).items();
  }

  public List<OpenConflict> conflicts() {
    Reply reply = call("GET", "/api/conflicts", "");
    return read(reply, new TypeReference<Items<OpenConflict>>() {}).items();
  }

  /** Settles a conflict with a text that is neither side's. */
  public void resolve(String id, PatternText text) {
    call("POST", "/api/conflicts/" + encoded(id) + "/resolution", write(Map.of("pattern", text)));
  }

  /** Reconciles with every connected peer; what the agent says of each. */
  public List<SyncResult> sync() {
    return read(checked(reply("POST", "/api/sync", "{}", SYNC_LIMIT)), new TypeReference<>() {});
  }

  public void importFolder(Path folder) {
    call("POST", "/api/imports", write(Map.of("folder", folder.toString())));
  }

  private PatternPage page(int number, int size) {
    return read(
        call("GET", "/api/patterns?page=" + number + "&size=" + size, ""),
        new TypeReference<>() {});
  }

  private Reply call(String method, String path, String body) {
    return checked(reply(method, path, body, LIMIT));
  }

  private Reply reply(String method, String path, String body, Duration limit) {
    return http.send(method, base.resolve(path), body, limit);
  }

  private static Reply checked(Reply reply) {
    if (!reply.ok()) {
      throw new Refused(reply);
    }
    return reply;
  }

  private static <T> T read(Reply reply, TypeReference<T> type) {
    try {
      return JSON.readValue(reply.body(), type);
    } catch (JsonProcessingException e) {
      throw new Refused(reply, "JSON of " + type.getType() + ": " + e.getOriginalMessage(), e);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + value, e);
    }
  }

  /** Percent-encoded, a slash too: an id is one segment of a path. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
