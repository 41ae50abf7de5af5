package io.patternmesh.agent.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.world.Member;
import io.patternmesh.agent.world.TestClock;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Causality;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestoringTest {

  private final Member alice = Member.of("alice");
  private final Member bob = Member.of("bob");
  private final TestRegistry registry = new TestRegistry();
  private final Authoring authoring = TestLibrary.authoring(alice, new TestClock());
  private final Restoring restoring =
      new Restoring(TestLibrary.library(registry.client(), authoring), authoring);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aPastStateComesBackAsTheNewestRevisionOfThisMember() {
    Revision past = holds(bob.writes("p", "one"));
    Revision newer = holds(bob.follows(past, Optional.of("two"), Audience.ROOM));
    Revision restored = restore("p", past);
    assertThat(restored.content().map(PatternContent::pattern)).contains("one");
    assertThat(restored.body().version()).isEqualTo(3);
    assertThat(restored.sharedBy()).isEqualTo(alice.id());
    assertThat(restored.clock().compare(newer.clock())).isEqualTo(Causality.AFTER);
    assertThat(registry.head("p")).contains(restored);
  }

  @Test
  void aDeletedPatternComesBack() {
    Revision past = holds(bob.writes("p", "one"));
    holds(bob.follows(past, Optional.empty(), Audience.ROOM));
    assertThat(restore("p", past).content().map(PatternContent::pattern)).contains("one");
    assertThat(registry.head("p").orElseThrow().body().deleted()).isFalse();
  }

  @Test
  void whatThePatternIsAlreadyChangesNothing() {
    Revision head = holds(bob.writes("p", "one"));
    assertThat(restore("p", head)).isEqualTo(head);
    assertThat(registry.revisions()).containsExactly(head);
  }

  @Test
  void aRevisionOfAnotherPatternOrOfNoneIsNotInItsHistory() {
    holds(bob.writes("p", "one"));
    Revision other = holds(bob.writes("q", "one"));
    assertThatExceptionOfType(NoSuchPatternException.class).isThrownBy(() -> restore("p", other));
    Revision unseen = bob.writes("p", "never came");
    assertThatExceptionOfType(NoSuchPatternException.class)
        .isThrownBy(() -> restore("p", unseen))
        .withMessageContaining(unseen.digest().toString());
    assertThat(registry.revisions()).hasSize(2);
  }

  @Test
  void aDeletionIsNothingToBringBack() {
    Revision past = holds(bob.writes("p", "one"));
    Revision deletion = holds(bob.follows(past, Optional.empty(), Audience.ROOM));
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> restore("p", deletion))
        .withMessageContaining("this one is a deletion");
  }

  @Test
  void aHeadThatMovedSinceTheUserSawItIsNotOverwritten() {
    Revision past = holds(bob.writes("p", "one"));
    holds(bob.follows(past, Optional.of("two"), Audience.ROOM));
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> restore("p", Optional.of(past.digest()), past));
  }

  @Test
  void whatAnotherMemberDirectedToAFewIsNotShownToTheRoom() {
    Revision secret = holds(bob.writes("p", "hush", Audience.only(List.of(alice.id()))));
    holds(bob.follows(secret, Optional.of("for all"), Audience.ROOM));
    assertThatExceptionOfType(EditRejectedException.class)
        .isThrownBy(() -> restore("p", secret))
        .withMessageContaining("directed to fewer people");
    assertThat(registry.revisions()).hasSize(2);
  }

  @Test
  void anOwnDraftMayBeBroughtBackForAll() {
    Revision draft = holds(alice.writes("p", "draft", Audience.DRAFT));
    holds(alice.follows(draft, Optional.of("for all"), Audience.ROOM));
    Revision restored = restore("p", draft);
    assertThat(restored.content().map(PatternContent::pattern)).contains("draft");
    assertThat(restored.audience()).isEqualTo(Audience.ROOM);
  }

  private Revision holds(Revision revision) {
    registry.merge(new MergeBatch(List.of(MergeItem.of(revision)), List.of()));
    return revision;
  }

  private Revision restore(String id, Revision past) {
    return restore(id, Optional.empty(), past);
  }

  private Revision restore(String id, Optional<Digest> ifMatch, Revision past) {
    return restoring.restore(id, ifMatch, past.digest()).await().atMost(Duration.ofSeconds(30));
  }
}
