package io.patternmesh.local.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** HTTP to the services on this machine. Every failure says which call it was and how it ended. */
public final class LocalHttp {

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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(limit).header("Accept", "application/json");
    if (body.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(body));
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(method + " " + uri, response.statusCode(), response.body());
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
