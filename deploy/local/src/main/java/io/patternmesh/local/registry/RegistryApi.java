package io.patternmesh.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.http.Refused;
import io.patternmesh.local.http.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The local API of one registry. Every method throws {@link CallFailed} when the call fails. */
public final class RegistryApi {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String CBOR = "application/cbor";
  private static final int PAGE = 1_000;

  private final URI base;
  private final LocalHttp http;

  /**
   * @param registry the registry's address, without a path
   */
  public RegistryApi(URI registry, LocalHttp http) {
    this.base = registry;
    this.http = http;
  }

  /** How many patterns it holds. */
  public long patterns() {
    return read(get("/status"), RegistryStatus.class).patterns();
  }

  /** The digests of all heads, ascending by pattern id. */
  public List<String> heads() {
    List<String> digests = new ArrayList<>();
    String after = "";
    while (after != null) {
      String from = after.isEmpty() ? "" : "&after=" + encoded(after);
      HeadPage page = read(get("/heads?limit=" + PAGE + from), HeadPage.class);
      page.heads().forEach(head -> digests.add(head.visible().get(0).digest()));
      after = page.next();
    }
    return digests;
  }

  /**
   * The revisions with these digests, as a batch that another registry merges.
   *
   * @param digests at most 1,000, and of revisions of at most 8 MiB together
   */
  public byte[] lookup(List<String> digests) {
    try {
      String body = JSON.writeValueAsString(Map.of("digests", digests));
      return http.bytes(base.resolve("/revisions/lookup"), body, LIMIT);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + digests, e);
    }
  }

  /** Merges a batch, in one transaction. */
  public void merge(byte[] batch) {
    checked(http.post(base.resolve("/merge"), CBOR, batch, LIMIT));
  }

  private Reply get(String path) {
    return checked(http.send("GET", base.resolve(path), "", LIMIT));
  }

  private static Reply checked(Reply reply) {
    if (!reply.ok()) {
      throw new Refused(reply);
    }
    return reply;
  }

  private static <T> T read(Reply reply, Class<T> type) {
    try {
      return JSON.readValue(reply.body(), type);
    } catch (JsonProcessingException e) {
      throw new Refused(reply, "JSON of " + type + ": " + e.getOriginalMessage(), e);
    }
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
