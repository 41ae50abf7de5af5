package io.patternmesh.agent.api;

import io.patternmesh.agent.registry.Registry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads of the registry, answered as the registry answers them. */
@ApplicationScoped
class Relay {

  private final Registry registry;

  Relay(Registry registry) {
    this.registry = registry;
  }

  /** The same question, with the same query parameters, to this path of the registry. */
  Uni<Response> get(String path, UriInfo uri) {
    Map<String, String> query = new LinkedHashMap<>();
    uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
    return registry.get(path, query).map(Relay::answer);
  }

  /** One pattern as it is now, with a status of our own where the registry has it. */
  Uni<Response> pattern(String id, int status) {
    return registry
        .get("/patterns/" + Registry.encoded(id), Map.of())
        .map(
            response ->
                response.statusCode() == 200
                    ? Response.fromResponse(answer(response)).status(status).build()
                    : answer(response));
  }

  private static Response answer(HttpResponse<Buffer> response) {
    Response.ResponseBuilder answer = Response.status(response.statusCode());
    for (String header : new String[] {"Content-Type", "ETag"}) {
      String value = response.getHeader(header);
      if (value != null) {
        answer.header(header, value);
      }
    }
    String body = response.bodyAsString();
    return body == null ? answer.build() : answer.entity(body).build();
  }
}
