package io.patternmesh.model.wire;

import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Limits;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.reconcile.SetFingerprint;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.PatternUsage;
import java.util.List;
import java.util.Optional;

/** One unit of the conversation between two peers. */
public sealed interface Frame {

  /** The version of the protocol that these frames are of. */
  int PROTOCOL = 1;

  /** Most heads, digests, revisions or counters that one frame may hold. */
  int MOST_ITEMS = 1_000;

  /** Longest text of a {@link Bye} or a name, in characters. */
  int MOST_TEXT = 500;

  /** Largest text of a {@link Message}, in bytes of UTF-8. */
  int MOST_MESSAGE_BYTES = 16_384;

  /**
   * The first frame in each direction.
   *
   * @param protocol {@link #PROTOCOL}; a peer that speaks another says {@link Bye}
   * @param room the room in which the two met
   * @param name what the peer calls itself; decoration
   * @param credit revisions that the sender of this frame has room for
   */
  record Hello(long protocol, String room, String name, long credit) implements Frame {
    public Hello {
      Limits.number("protocol", protocol, 0);
      shortText("room", room);
      shortText("name", name);
      Limits.number("credit", credit, 0);
    }
  }

  /**
   * Asks for a page of the other's heads, ascending by pattern id.
   *
   * @param run numbers the comparison, from 1; the answer carries it
   * @param after the id after which the page begins; empty for the first
   * @param mine with the first page: what the asker holds, so that equal libraries are done here
   */
  record HeadsRequest(long run, String after, Optional<SetFingerprint> mine) implements Frame {
    public HeadsRequest {
      Limits.number("run", run, 1);
      if (!after.isEmpty()) {
        Limits.id(after);
      }
    }
  }

  /**
   * A page of heads that the asker may hold; with run 0 an announcement that nobody asked for.
   *
   * @param same the two libraries are equal, no head is listed
   * @param last no head follows
   */
  record Heads(long run, boolean same, boolean last, List<HeadSummary> heads) implements Frame {

    /** The run of an announcement. */
    public static final long ANNOUNCEMENT = 0;

    public Heads {
      Limits.number("run", run, 0);
      heads = within("heads", heads);
    }
  }

  /** Asks for these revisions, and for the usage of these patterns. */
  record Want(List<Digest> revisions, List<String> usages) implements Frame {
    public Want {
      revisions = within("want", revisions);
      usages = within("want", usages);
      usages.forEach(Limits::id);
    }
  }

  /**
   * Revisions, each of which takes one credit.
   *
   * @param missing wanted ones that the sender cannot give
   * @param traces empty, or for each revision the place in a trace that it came from, at least one
   */
  record Revisions(
      List<Revision> revisions, List<Digest> missing, List<Optional<TraceParent>> traces)
      implements Frame {
    public Revisions {
      revisions = within("revisions", revisions);
      missing = within("missing", missing);
      traces = within("traces", traces);
      boolean fits =
          traces.size() == revisions.size() && traces.stream().anyMatch(Optional::isPresent);
      if (!traces.isEmpty() && !fits) {
        throw new InvalidFieldException(
            "traces", traces.size() + " of them", "none, or one for each revision expected");
      }
    }

    /** Without traces. */
    public Revisions(List<Revision> revisions, List<Digest> missing) {
      this(revisions, missing, List.of());
    }
  }

  /** Room for {@code n} more revisions: Reactive Streams' {@code request(n)} on the wire. */
  record Credit(long n) implements Frame {
    public Credit {
      Limits.number("credit", n, 1);
    }
  }

  /** Usage counters to merge. */
  record Usage(List<PatternUsage> usages) implements Frame {
    public Usage {
      usages = within("usage", usages);
    }
  }

  /** Asks for a {@link Pong} with the same number, 0 to 2^53 - 1. */
  record Ping(long nonce) implements Frame {
    public Ping {
      Limits.number("nonce", nonce, 0);
    }
  }

  /** The answer to a {@link Ping}, with its number. */
  record Pong(long nonce) implements Frame {
    public Pong {
      Limits.number("nonce", nonce, 0);
    }
  }

  /** The asker needs no more pages of this run. */
  record Cancel(long run) implements Frame {
    public Cancel {
      Limits.number("run", run, 1);
    }
  }

  /** The last frame: why the sender closes. */
  record Bye(String reason) implements Frame {
    public Bye {
      shortText("reason", reason);
    }
  }

  /**
   * Something of the application's own, which the mesh passes on unread; takes no credit.
   *
   * @param text JSON (RFC 8259); whether it is, its receiver looks
   */
  record Message(String text) implements Frame {
    public Message {
      Limits.utf8("message", text, MOST_MESSAGE_BYTES);
    }
  }

  private static void shortText(String field, String value) {
    Limits.text(field, value, 0, MOST_TEXT);
  }

  private static <T> List<T> within(String field, List<T> values) {
    if (values.size() > MOST_ITEMS) {
      throw new InvalidFieldException(
          field, Integer.toString(values.size()), "at most " + MOST_ITEMS + " expected");
    }
    return List.copyOf(values);
  }
}
