package io.patternmesh.registry.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Sends problems that are found before a request reaches its resource. */
@Singleton
public final class ProblemAnswer {

  private final ObjectMapper mapper;

  ProblemAnswer(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Ends the request; what is still to come of its body is read and dropped. */
  public void send(RoutingContext request, int status, String detail) {
    if (request.response().ended() || request.response().headWritten()) {
      return;
    }
    request.request().resume();
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(json(Problem.of(status, Problems.phrase(status), detail)));
  }

  private Buffer json(Problem problem) {
    try {
      return Buffer.buffer(mapper.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always written as JSON", e);
    }
  }
}
