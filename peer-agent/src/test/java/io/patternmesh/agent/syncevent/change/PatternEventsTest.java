package io.patternmesh.agent.syncevent.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.syncevent.event.SyncEvent;
import io.patternmesh.agent.syncevent.event.SyncEventType;
import io.patternmesh.agent.world.Member;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.vertx.core.json.JsonArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatternEventsTest {

  private static final UUID LIBRARY = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final Disclosure ROOM_ONLY = new Disclosure(false, false);

  private final Member alice = Member.of("alice");
  private final Member bob = Member.of("bob");
  private final Map<Digest, RevisionFacts> known = new HashMap<>();

  @Test
  void aFirstRevisionOfOnesOwnIsShared() {
    Revision first = alice.writes("p", "code");
    assertThat(types(ROOM_ONLY, head(first, Optional.empty())))
        .containsExactly(SyncEventType.PATTERN_SHARED);
  }

  @Test
  void aLaterOneOfOnesOwnIsAnUpdateWhoeverWroteTheOneBefore() {
    Revision before = bob.writes("p", "code");
    Revision after = alice.follows(before, Optional.of("more"), Audience.ROOM);
    assertThat(types(ROOM_ONLY, head(after, Optional.of(before))))
        .containsExactly(SyncEventType.PATTERN_UPDATED);
  }

  @Test
  void onesOwnTombstoneIsADeletionAndAPatternAfterItIsSharedAnew() {
    Revision before = alice.writes("p", "code");
    Revision gone = alice.follows(before, Optional.empty(), Audience.ROOM);
    Revision again = alice.follows(gone, Optional.of("again"), Audience.ROOM);
    assertThat(types(ROOM_ONLY, head(gone, Optional.of(before))))
        .containsExactly(SyncEventType.PATTERN_DELETED);
    assertThat(types(ROOM_ONLY, head(again, Optional.of(gone))))
        .containsExactly(SyncEventType.PATTERN_SHARED);
  }

  @Test
  void whatAnotherMemberDidIsReceivedAndSaysWhatItDid() {
    Revision first = bob.writes("p", "code");
    Revision second = bob.follows(first, Optional.of("more"), Audience.ROOM);
    Revision gone = bob.follows(second, Optional.empty(), Audience.ROOM);
    assertThat(change(head(first, Optional.empty()))).isEqualTo("created");
    assertThat(change(head(second, Optional.of(first)))).isEqualTo("updated");
    assertThat(change(head(gone, Optional.of(second)))).isEqualTo("deleted");
  }

  @Test
  void aDraftIsNeverToldAndIsSharedWhenTheRoomMayHaveIt() {
    Revision draft = alice.writes("p", "code", Audience.DRAFT);
    Revision deleted = alice.follows(draft, Optional.empty(), Audience.DRAFT);
    Revision shared = alice.follows(draft, Optional.of("code"), Audience.ROOM);
    Disclosure all = new Disclosure(true, true);
    assertThat(types(all, head(draft, Optional.empty()))).isEmpty();
    assertThat(types(all, head(deleted, Optional.of(draft)))).isEmpty();
    assertThat(types(all, head(shared, Optional.of(draft))))
        .containsExactly(SyncEventType.PATTERN_SHARED);
  }

  @Test
  void aDirectedPatternIsToldOnlyWhereThatIsAllowedAndSharedAgainWithMore() {
    Revision directed = alice.writes("p", "code", Audience.only(List.of(bob.id())));
    Revision wider = alice.follows(directed, Optional.of("code"), Audience.ROOM);
    Disclosure allowed = new Disclosure(false, true);
    assertThat(types(ROOM_ONLY, head(directed, Optional.empty()))).isEmpty();
    assertThat(types(ROOM_ONLY, usage(directed, bob.id()))).isEmpty();
    SyncEvent event = events(allowed, head(directed, Optional.empty())).get(0);
    assertThat(event.data().getJsonArray("audience"))
        .isEqualTo(new JsonArray(List.of(bob.id().value())));
    assertThat(types(allowed, head(wider, Optional.of(directed))))
        .containsExactly(SyncEventType.PATTERN_SHARED);
  }

  @Test
  void aDirectedSideOfAConflictIsNotTold() {
    Revision open = alice.writes("p", "code");
    Revision hidden = bob.writes("p", "secret", Audience.only(List.of(alice.id())));
    LibraryChange met = conflict(hidden, open, List.of(hidden), List.of());
    assertThat(types(ROOM_ONLY, met)).isEmpty();
    assertThat(types(new Disclosure(false, true), met))
        .containsExactly(SyncEventType.CONFLICT_DETECTED);
  }

  @Test
  void aRevisionThatWinsOverAConcurrentOneIsReceivedAndAConflict() {
    Revision mine = alice.writes("p", "mine");
    Revision theirs = bob.writes("p", "theirs");
    List<SyncEvent> told = events(ROOM_ONLY, conflict(theirs, theirs, List.of(mine), List.of()));
    assertThat(told)
        .extracting(SyncEvent::type)
        .containsExactly(SyncEventType.PATTERN_RECEIVED, SyncEventType.CONFLICT_DETECTED);
    assertThat(told).extracting(SyncEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void aConflictWhoseLoserWasReplacedIsDetectedAndNotResolved() {
    Revision head = alice.writes("p", "head");
    Revision loser = bob.writes("p", "loser");
    Revision next = bob.follows(loser, Optional.of("next"), Audience.ROOM);
    LibraryChange replaced = conflict(next, head, List.of(next), List.of(loser));
    assertThat(types(ROOM_ONLY, replaced)).containsExactly(SyncEventType.CONFLICT_DETECTED);
    SyncEvent event = events(ROOM_ONLY, replaced).get(0);
    assertThat(event.data().getJsonArray("closed").getJsonObject(0).getString("digest"))
        .isEqualTo(loser.digest().toString());
  }

  @Test
  void anEditThatSawWhatLostResolvesTheConflict() {
    Revision loser = bob.writes("p", "loser");
    Revision head = alice.writes("p", "head");
    Revision both = alice.follows(head, Optional.of("both"), Audience.ROOM);
    know(loser, both, head);
    LibraryChange change =
        change(false, both, Optional.of(head), List.of(), List.of(loser), new TreeMap<>());
    assertThat(types(ROOM_ONLY, change))
        .containsExactly(SyncEventType.PATTERN_UPDATED, SyncEventType.CONFLICT_RESOLVED);
  }

  @Test
  void usesAreToldByPeer() {
    Revision pattern = alice.writes("p", "code");
    SyncEvent used = events(ROOM_ONLY, usage(pattern, bob.id())).get(0);
    assertThat(used.type()).isEqualTo(SyncEventType.PATTERN_USED);
    assertThat(used.data().getJsonArray("uses").getJsonObject(0).getMap())
        .isEqualTo(Map.of("peer", bob.id().value(), "count", 3L));
  }

  @Test
  void anIdDependsOnNothingButTheChange() {
    LibraryChange change = head(alice.writes("p", "code"), Optional.empty());
    String id = events(ROOM_ONLY, change).get(0).id();
    assertThat(id).startsWith(LIBRARY + ".7.").endsWith(".pattern.shared");
    assertThat(events(new Disclosure(true, true), change).get(0).id()).isEqualTo(id);
  }

  private String change(LibraryChange change) {
    SyncEvent event = events(ROOM_ONLY, change).get(0);
    assertThat(event.type()).isEqualTo(SyncEventType.PATTERN_RECEIVED);
    return event.data().getString("change");
  }

  private List<SyncEventType> types(Disclosure disclosure, LibraryChange change) {
    return events(disclosure, change).stream().map(SyncEvent::type).toList();
  }

  /** As alice tells it. */
  private List<SyncEvent> events(Disclosure disclosure, LibraryChange change) {
    return new PatternEvents(alice.id(), disclosure).of(LIBRARY, change, known).toList();
  }

  private LibraryChange head(Revision now, Optional<Revision> before) {
    know(now);
    before.ifPresent(this::know);
    return change(false, now, before, List.of(), List.of(), new TreeMap<>());
  }

  private LibraryChange usage(Revision head, PeerId peer) {
    know(head);
    return change(
        true, head, Optional.of(head), List.of(), List.of(), new TreeMap<>(Map.of(peer, 3L)));
  }

  private LibraryChange conflict(
      Revision merged, Revision head, List<Revision> opened, List<Revision> closed) {
    know(merged, head);
    opened.forEach(this::know);
    closed.forEach(this::know);
    Revision before = merged.equals(head) ? opened.get(0) : head;
    return new LibraryChange(
        7,
        false,
        "p",
        Optional.of(merged.digest()),
        Optional.of(head.digest()),
        Optional.of(before.digest()),
        opened.stream().map(Revision::digest).toList(),
        closed.stream().map(Revision::digest).toList(),
        new TreeMap<>(),
        "00",
        Optional.empty(),
        Optional.empty());
  }

  private LibraryChange change(
      boolean usage,
      Revision head,
      Optional<Revision> before,
      List<Revision> opened,
      List<Revision> closed,
      SortedMap<PeerId, Long> used) {
    return new LibraryChange(
        7,
        usage,
        "p",
        Optional.of(head.digest()),
        Optional.of(head.digest()),
        before.map(Revision::digest),
        opened.stream().map(Revision::digest).toList(),
        closed.stream().map(Revision::digest).toList(),
        used,
        "0123456789abcdef",
        Optional.empty(),
        Optional.empty());
  }

  private void know(Revision... revisions) {
    for (Revision revision : revisions) {
      known.put(revision.digest(), RevisionFacts.of(revision, true));
    }
  }
}
