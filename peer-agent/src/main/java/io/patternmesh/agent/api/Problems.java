package io.patternmesh.agent.api;

import io.patternmesh.agent.channel.ChannelClosedException;
import io.patternmesh.agent.channel.ConnectFailedException;
import io.patternmesh.agent.channel.NoSuchPeerException;
import io.patternmesh.agent.channel.OutboxFullException;
import io.patternmesh.agent.library.EditRejectedException;
import io.patternmesh.agent.library.NoSuchPatternException;
import io.patternmesh.agent.library.PreconditionFailedException;
import io.patternmesh.agent.message.TooManyMessagesException;
import io.patternmesh.agent.registry.RegistryException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error as {@code application/problem+json} (RFC 9457). */
public class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);

  /** The media type of a problem. */
  static final String MEDIA_TYPE = "application/problem+json";

  @ServerExceptionMapper
  Response invalid(IllegalArgumentException e) {
    return problem(400, "Invalid input", e.getMessage());
  }

  @ServerExceptionMapper
  Response notFound(NoSuchPatternException e) {
    return problem(404, "Not found", e.getMessage());
  }

  @ServerExceptionMapper
  Response changed(PreconditionFailedException e) {
    return problem(412, "The pattern changed", e.getMessage());
  }

  @ServerExceptionMapper
  Response rejected(EditRejectedException e) {
    return problem(409, "The edit was not taken", e.getMessage());
  }

  @ServerExceptionMapper
  Response notConnected(ConnectFailedException e) {
    return problem(409, "Not connected", e.getMessage());
  }

  @ServerExceptionMapper
  Response nobody(NoSuchPeerException e) {
    return problem(404, "Not found", e.getMessage());
  }

  @ServerExceptionMapper
  Response closed(ChannelClosedException e) {
    return problem(409, "Not connected", e.getMessage());
  }

  @ServerExceptionMapper
  Response tooLarge(TooLargeException e) {
    return problem(413, "Too large", e.getMessage());
  }

  @ServerExceptionMapper
  Response tooMany(TooManyMessagesException e) {
    return problem(429, "Too many messages", e.getMessage());
  }

  @ServerExceptionMapper
  Response full(OutboxFullException e) {
    return problem(429, "Too much waits to be sent", e.getMessage());
  }

  @ServerExceptionMapper
  Response registry(RegistryException e) {
    return problem(
        e.status() < 500 ? e.status() : 503, "The registry did not answer", e.getMessage());
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    return problem(status, e.getResponse().getStatusInfo().getReasonPhrase(), e.getMessage());
  }

  @ServerExceptionMapper
  Response unforeseen(Throwable e) {
    LOG.error("a request failed", e);
    return problem(500, "An error of the agent", "the agent's log says more");
  }

  static Response problem(int status, String title, String detail) {
    return Response.status(status).type(MEDIA_TYPE).entity(json(status, title, detail)).build();
  }

  static String json(int status, String title, String detail) {
    return new JsonObject()
        .put("status", status)
        .put("title", title)
        .put("detail", detail)
        .encode();
  }
}
