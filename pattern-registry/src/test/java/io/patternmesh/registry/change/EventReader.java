package io.patternmesh.registry.change;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Reads server-sent events, some at a time, as a client that loses its connection does. */
final class EventReader {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI uri;

  EventReader(URI uri) {
    this.uri = uri;
  }

  /** Connects, reads {@code count} ids, and hangs up. */
  List<Long> ids(String lastEventId, int count) throws Exception {
    List<Long> ids = new ArrayList<>();
    for (String line : lines(lastEventId, "id:", count)) {
      ids.add(Long.parseLong(line.substring("id:".length()).strip()));
    }
    return ids;
  }

  /** Connects, reads {@code count} lines that begin so, and hangs up. */
  List<String> lines(String lastEventId, String prefix, int count) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<Stream<String>> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    List<String> found = new ArrayList<>();
    try (Stream<String> lines = response.body()) {
      Iterator<String> all = lines.iterator();
      while (found.size() < count && all.hasNext()) {
        String line = all.next();
        if (line.startsWith(prefix)) {
          found.add(line);
        }
      }
    }
    return found;
  }
}
