package io.patternmesh.registry.change;

import io.patternmesh.registry.problem.Checked;
import io.patternmesh.registry.problem.ProblemException;
import io.patternmesh.registry.signal.Commits;
import io.patternmesh.registry.store.SequenceStore;
import io.patternmesh.registry.store.StoredChange;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The change sequence as server-sent events (HTML standard, section 9.2). */
@Path("/changes")
@Tag(name = "changes")
public class ChangeResource {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Seconds that a page is waited for at most. */
  private static final long LONGEST_WAIT = 60;

  private final Changes changes;
  private final Commits commits;
  private final SequenceStore library;
  private final Sse sse;

  ChangeResource(Changes changes, Commits commits, SequenceStore library, @Context Sse sse) {
    this.changes = changes;
    this.commits = commits;
    this.library = library;
    this.sse = sse;
  }

  /**
   * Changes after the number in {@code Last-Event-ID}, else in {@code after}, else from now on.
   *
   * @throws ProblemException when that is no number, or one that this library has not reached: it
   *     is of another library
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Follow the changes: event 'change', id = sequence; a comment every 15 s")
  public Multi<OutboundSseEvent> follow(
      @QueryParam("after") Optional<String> after,
      @HeaderParam("Last-Event-ID") Optional<String> lastEventId) {
    Optional<Long> asked =
        lastEventId
            .map(id -> Checked.number("Last-Event-ID", id, 0, Long.MAX_VALUE))
            .or(() -> after.map(from -> Checked.number("after", from, 0, Long.MAX_VALUE)));
    return events(start(asked, commits.latest()));
  }

  /**
   * The changes after {@code after}, at once when there are some, else as soon as there are, else,
   * after {@code wait} seconds, none.
   *
   * @throws ProblemException when a number is out of range, or this library has not reached {@code
   *     after}: it is of another library
   */
  @GET
  @Path("/page")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The next changes, waited for: for readers that take them page by page")
  public Uni<ChangePageView> page(
      @QueryParam("after") @DefaultValue("0") String after,
      @QueryParam("limit") @DefaultValue("100") String limit,
      @QueryParam("wait") @DefaultValue("0") String wait) {
    int most = (int) Checked.number("limit", limit, 1, Changes.PAGE);
    Duration patience = Duration.ofSeconds(Checked.number("wait", wait, 0, LONGEST_WAIT));
    long from =
        start(Optional.of(Checked.number("after", after, 0, Long.MAX_VALUE)), commits.latest());
    return changes
        .page(from, most, patience)
        .flatMap(
            page ->
                library
                    .library()
                    .map(
                        uuid ->
                            new ChangePageView(
                                uuid,
                                commits.latest(),
                                page.stream().map(ChangeView::of).toList())));
  }

  private static long start(Optional<Long> asked, long latest) {
    long start = asked.orElse(latest);
    if (start > latest) {
      throw ProblemException.invalid(
          "after",
          "at most "
              + latest
              + ", this library's last change, expected, got "
              + start
              + "; start again from 0 if the library was made anew");
    }
    return start;
  }

  private Multi<OutboundSseEvent> events(long start) {
    // A heartbeat that finds no room is not needed: something else is on its way.
    Multi<OutboundSseEvent> heartbeats =
        Multi.createFrom()
            .ticks()
            .every(HEARTBEAT)
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("").build());
    return Multi.createBy()
        .merging()
        .withConcurrency(2)
        .withRequests(16)
        .streams(heartbeats, changes.after(start).map(this::event));
  }

  private OutboundSseEvent event(StoredChange change) {
    return sse.newEventBuilder()
        .id(Long.toString(change.sequence()))
        .name("change")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(ChangeView.of(change))
        .build();
  }
}
