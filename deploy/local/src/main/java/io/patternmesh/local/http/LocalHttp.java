package io.patternmesh.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** HTTP to the services on this machine. Every failure says which call it was and how it ended. */
public final class LocalHttp {

  private static final int OK = 200;
  private static final String JSON = "application/json";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** A GET that waits up to five seconds. */
  public Reply get(URI uri) {
    return send("GET", uri, "", Duration.ofSeconds(5));
  }

  /**
   * One call.
   *
   * @param body JSON, or empty for none
   * @throws NoReply when nothing answered in time
   */
  public Reply send(String method, URI uri, String body, Duration limit) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", JSON);
    if (body.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", JSON).method(method, BodyPublishers.ofString(body));
    }
    var response = exchange(request.timeout(limit).build(), BodyHandlers.ofString());
    return new Reply(method + " " + uri, response.statusCode(), response.body());
  }

  /**
   * Posts bytes.
   *
   * @param type their media type
   * @throws NoReply when nothing answered in time
   */
  public Reply post(URI uri, String type, byte[] body, Duration limit) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(limit)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    var response = exchange(request, BodyHandlers.ofString());
    return new Reply("POST " + uri, response.statusCode(), response.body());
  }

  /**
   * Posts JSON and takes the bytes that come for it.
   *
   * @throws NoReply when nothing answered in time
   * @throws Refused when the answer is no success
   */
  public byte[] bytes(URI uri, String body, Duration limit) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(limit)
            .header("Content-Type", JSON)
            .POST(BodyPublishers.ofString(body))
            .build();
    var response = exchange(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != OK) {
      String text = new String(response.body(), UTF_8);
      throw new Refused(new Reply("POST " + uri, response.statusCode(), text));
    }
    return response.body();
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
    String method = request.method();
    URI uri = request.uri();
    Duration limit = request.timeout().orElseThrow();
    try {
      return client.send(request, handler);
    } catch (HttpTimeoutException e) {
      throw new NoReply(method, uri, "no answer within " + limit.toMillis() + " ms", e);
    } catch (ConnectException e) {
      throw new NoReply(method, uri, "nobody listens on port " + uri.getPort(), e);
    } catch (IOException e) {
      throw new NoReply(method, uri, "the connection broke: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoReply(method, uri, "interrupted", e);
    }
  }
}
