package io.patternmesh.agent.api;

import io.patternmesh.agent.event.AgentEvent;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.smallrye.mutiny.Multi;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What happens, as it happens. */
@Path("/api/events")
@Tag(name = "events")
public class EventsResource {

  private static final Duration QUIET = Duration.ofSeconds(15);

  private final EventFeed feed;
  private final Sse sse;

  EventsResource(EventFeed feed, @Context Sse sse) {
    this.feed = feed;
    this.sse = sse;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Operation(summary = "Server-sent events from now on, or after the Last-Event-ID")
  public Multi<OutboundSseEvent> events(@HeaderParam("Last-Event-ID") String lastEventId) {
    Multi<OutboundSseEvent> events = feed.after(from(lastEventId)).map(this::event);
    Multi<OutboundSseEvent> signsOfLife =
        Multi.createFrom()
            .ticks()
            .startingAfter(QUIET)
            .every(QUIET)
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("still here").build());
    return Multi.createBy().merging().streams(events, signsOfLife);
  }

  private long from(String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return feed.last();
    }
    try {
      return Long.parseLong(lastEventId.strip());
    } catch (NumberFormatException e) {
      throw new InvalidFieldException(
          "Last-Event-ID", Quoted.of(lastEventId), "the id of an event expected");
    }
  }

  private OutboundSseEvent event(AgentEvent event) {
    return sse.newEventBuilder()
        .id(Long.toString(event.id()))
        .name(event.type().word())
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(
            String.class,
            new JsonObject(new LinkedHashMap<>(event.data()))
                .put("at", event.at().toString())
                .encode())
        .build();
  }
}
