package io.patternmesh.registry.visible;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.registry.Author;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VisibleChainTest {

  private final Author alice = new Author();
  private final Author bob = new Author();
  private final Author carol = new Author();

  @Test
  void aRoomRevisionAtTheTopIsTheWholeChain() {
    Revision first = alice.writes("p", "one");
    Revision second = alice.edits(first, "two");
    assertThat(digests(chain(first, second))).containsExactly(second.digest());
  }

  @Test
  void aDraftAboveLeavesTheRoomWhatItHad() {
    Revision shared = alice.writes("p", "one");
    Revision draft = alice.edits(shared, "two", Audience.DRAFT);
    assertThat(digests(chain(shared, draft))).containsExactly(draft.digest(), shared.digest());
  }

  @Test
  void aLaterDraftOfTheSameAuthorTakesTheEarliersPlace() {
    Revision first = alice.writes("p", "one", Audience.DRAFT);
    Revision second = alice.edits(first, "two");
    assertThat(digests(chain(first, second))).containsExactly(second.digest());
  }

  @Test
  void aDirectedRevisionStaysForThoseWhoMayHoldNothingGreater() {
    Revision toBob = alice.writes("p", "one", Audience.only(List.of(bob.id())));
    Revision toCarol = alice.edits(toBob, "two", Audience.only(List.of(carol.id())));
    assertThat(digests(chain(toBob, toCarol))).containsExactly(toCarol.digest(), toBob.digest());
    Revision toBoth = alice.edits(toCarol, "three", Audience.only(List.of(bob.id(), carol.id())));
    assertThat(digests(chain(toBob, toCarol, toBoth))).containsExactly(toBoth.digest());
  }

  @Test
  void wideningToTheRoomEndsTheChainThere() {
    Revision draft = alice.writes("p", "one", Audience.DRAFT);
    Revision shared = alice.edits(draft, "one", Audience.ROOM);
    assertThat(digests(chain(draft, shared))).containsExactly(shared.digest());
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    Revision base = alice.writes("p", "base", Audience.DRAFT);
    Revision toBob = alice.edits(base, "1", Audience.only(List.of(bob.id())));
    Revision byBob = bob.edits(toBob, "2", Audience.only(List.of(carol.id())));
    Revision room = carol.edits(base, "3", Audience.ROOM);
    List<Revision> all = new ArrayList<>(List.of(base, toBob, byBob, room));
    VisibleChain expected = chain(all.toArray(Revision[]::new));
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(all, random);
      assertThat(chain(all.toArray(Revision[]::new))).isEqualTo(expected);
    }
  }

  private static VisibleChain chain(Revision... revisions) {
    return Arrays.stream(revisions)
        .reduce(VisibleChain.EMPTY, VisibleChain::with, (one, other) -> other);
  }

  private static List<Digest> digests(VisibleChain chain) {
    return chain.entries().stream().map(Visible::digest).toList();
  }
}
