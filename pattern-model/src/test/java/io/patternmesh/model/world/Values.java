package io.patternmesh.model.world;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.model.merge.ExpectedHead;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.reconcile.SetFingerprint;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.model.wire.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any value that the limits allow, signed by nobody where that does not matter. */
public final class Values {

  private static final long GREATEST = (1L << 53) - 1;

  private static final List<SigningKey> AUTHORS =
      List.of(Keys.ALICE, Keys.BOB, Keys.CAROL, Keys.DAVE);

  private Values() {}

  /** Text of up to so many UTF-16 characters of all widths in UTF-8. */
  public static Arbitrary<String> text(int most) {
    return Arbitraries.of("a", "Z", " ", "\n", "\"", "\u0001", "é", "ß", "水", "\ufeff", "😀", "🧪")
        .list()
        .ofMaxSize(most / 2)
        .map(characters -> String.join("", characters));
  }

  public static Arbitrary<SigningKey> author() {
    return Arbitraries.of(AUTHORS);
  }

  public static Arbitrary<PeerId> peer() {
    return Arbitraries.strings().withChars("abcxyz234567").ofLength(32).map(PeerId::new);
  }

  public static Arbitrary<Long> number(long least) {
    return Arbitraries.longs().between(least, GREATEST);
  }

  public static Arbitrary<Digest> digest() {
    return Arbitraries.bytes().array(byte[].class).ofSize(Digest.LENGTH).map(Digest::wrap);
  }

  public static Arbitrary<String> id() {
    return Arbitraries.strings().withChars("abcXYZ019._:/-").ofMinLength(1).ofMaxLength(30);
  }

  /** Counters of the four authors, few of them great, so that vectors often compare. */
  public static Arbitrary<Map<PeerId, Long>> counters() {
    Arbitrary<PeerId> authors = author().map(SigningKey::peerId);
    return Arbitraries.maps(authors, Arbitraries.longs().between(1, 4))
        .ofMaxSize(4)
        .withoutEdgeCases();
  }

  public static Arbitrary<Audience> audience() {
    return Arbitraries.oneOf(
        Arbitraries.just(Audience.ROOM), peer().list().ofMaxSize(4).map(Audience::only));
  }

  public static Arbitrary<PatternContent> content() {
    return Combinators.combine(
            text(40), Arbitraries.of(PatternCategory.class), text(20), text(40), text(40))
        .as(
            (name, category, framework, code, description) ->
                new PatternContent(
                    "n" + name, category, "f" + framework, "p" + code, description, 100));
  }

  public static Arbitrary<Revision> revision() {
    return Combinators.combine(
            id(),
            content().optional(),
            number(1),
            number(0),
            number(0),
            Arbitraries.maps(peer(), number(1)).ofMaxSize(5),
            audience(),
            author())
        .as(
            (id, content, version, createdAt, updatedAt, clock, audience, author) ->
                Revision.of(
                    new RevisionBody(
                        id,
                        content,
                        version,
                        Instant.ofEpochMilli(createdAt),
                        Instant.ofEpochMilli(updatedAt),
                        VersionVector.of(clock).next(author.peerId(), version),
                        audience,
                        author.publicKey()),
                    new byte[Revision.SIGNATURE_LENGTH]));
  }

  public static Arbitrary<PatternUsage> usage() {
    Arbitrary<UsageCounter> counter =
        Arbitraries.maps(peer(), number(1)).ofMaxSize(4).map(Values::counter);
    return Combinators.combine(id(), counter).as(PatternUsage::new);
  }

  public static UsageCounter counter(Map<PeerId, Long> counts) {
    return new UsageCounter(new TreeMap<>(counts));
  }

  public static Arbitrary<HeadSummary> head() {
    return Combinators.combine(id(), digest(), Arbitraries.longs()).as(HeadSummary::new);
  }

  public static Arbitrary<MergeBatch> batch() {
    Arbitrary<ExpectedHead> expected =
        Arbitraries.oneOf(
            Arbitraries.of(ExpectedHead.ANY, ExpectedHead.ABSENT),
            digest().map(ExpectedHead.At::new));
    Arbitrary<MergeItem> item =
        Combinators.combine(revision(), expected, trace().optional()).as(MergeItem::new);
    return Combinators.combine(item.list().ofMaxSize(4), usage().list().ofMaxSize(4))
        .as(MergeBatch::new);
  }

  public static Arbitrary<TraceParent> trace() {
    Arbitrary<Long> id = Arbitraries.longs().filter(number -> number != 0);
    return Combinators.combine(id, id)
        .as((trace, span) -> new TraceParent(String.format("00-%032x-%016x-01", trace, span)));
  }

  /** Every type of frame. */
  public static Arbitrary<Frame> frame() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Optional<SetFingerprint>> fingerprint =
        Combinators.combine(number(0), digest()).as(SetFingerprint::new).optional();
    return Arbitraries.<Frame>oneOf(
        Combinators.combine(number(0), text(60), text(60), number(0)).as(Frame.Hello::new),
        Combinators.combine(number(1), id(), fingerprint).as(Frame.HeadsRequest::new),
        Combinators.combine(number(1), fingerprint)
            .as((run, mine) -> new Frame.HeadsRequest(run, "", mine)),
        Combinators.combine(number(0), flag, flag, head().list().ofMaxSize(5)).as(Frame.Heads::new),
        Combinators.combine(digest().list().ofMaxSize(5), id().list().ofMaxSize(5))
            .as(Frame.Want::new),
        Combinators.combine(revision().list().ofMaxSize(3), digest().list().ofMaxSize(3))
            .as((revisions, missing) -> new Frame.Revisions(revisions, missing)),
        Combinators.combine(revision(), trace())
            .as(
                (one, trace) ->
                    new Frame.Revisions(List.of(one), List.of(), List.of(Optional.of(trace)))),
        number(1).map(Frame.Credit::new),
        usage().list().ofMaxSize(4).map(Frame.Usage::new),
        number(0).map(Frame.Ping::new),
        number(0).map(Frame.Pong::new),
        number(1).map(Frame.Cancel::new),
        text(100).map(Frame.Bye::new),
        text(100).filter(text -> !text.isEmpty()).map(Frame.Message::new));
  }
}
