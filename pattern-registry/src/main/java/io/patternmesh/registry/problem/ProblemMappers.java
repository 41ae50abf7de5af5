package io.patternmesh.registry.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.patternmesh.model.cbor.MalformedException;
import io.patternmesh.model.pattern.InvalidFieldException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a problem. */
final class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private static final String NO_JSON = "the body is not the JSON expected: ";

  @ServerExceptionMapper
  Response ours(ProblemException e) {
    return response(e.problem());
  }

  @ServerExceptionMapper
  Response malformed(MalformedException e) {
    return badRequest(e.getMessage());
  }

  @ServerExceptionMapper
  Response invalid(InvalidFieldException e) {
    return response(
        Problem.of(400, Status.BAD_REQUEST.getReasonPhrase(), e.getMessage()).at(e.field()));
  }

  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response json(JsonProcessingException e) {
    return badRequest(NO_JSON + e.getOriginalMessage());
  }

  @ServerExceptionMapper
  Response framework(WebApplicationException e) {
    Response given = e.getResponse();
    Response.ResponseBuilder answer =
        Response.fromResponse(response(Problems.of(given.getStatus(), cause(e))));
    Optional.ofNullable(given.getHeaderString("Allow"))
        .ifPresent(allow -> answer.header("Allow", allow));
    return answer.build();
  }

  @ServerExceptionMapper
  Response unexpected(Exception e) {
    LOG.error("A request failed", e);
    return response(
        Problem.of(
            500,
            Status.INTERNAL_SERVER_ERROR.getReasonPhrase(),
            "the registry failed; its log says why"));
  }

  private static String cause(WebApplicationException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof JsonProcessingException json) {
      return NO_JSON + json.getOriginalMessage();
    }
    return Optional.ofNullable(cause.getMessage()).orElse("");
  }

  private static Response badRequest(String detail) {
    return response(Problem.of(400, Status.BAD_REQUEST.getReasonPhrase(), detail));
  }

  private static Response response(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
