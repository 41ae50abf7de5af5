package io.patternmesh.signaling.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.signaling.TestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomsTest {

  private static final RoomId ROOM = new RoomId("room");

  private final Rooms rooms = new Rooms(TestSettings.with());

  @Test
  void leavingAPlaceThatWasTakenOverChangesNothing() {
    Member bob = someone();
    RecordingSeat witness = enter(someone());
    RecordingSeat old = enter(bob);
    RecordingSeat newer = enter(bob);
    assertThat(old.dismissed).isTrue();
    old.membership.leave(Departure.DISCONNECTED);
    assertThat(witness.told).hasSize(1);
    assertThat(rooms.members()).isEqualTo(2);
    newer.membership.leave(Departure.LEFT);
    assertThat(witness.told).last().isEqualTo(new RoomEvent.Left(bob, Departure.LEFT));
  }

  @Test
  void aSeatThatWentAwayWhileItSettledIsNotInTheRoom() {
    Seat gone =
        new Seat() {
          @Override
          public boolean settle(Membership membership, List<Member> others) {
            return false;
          }

          @Override
          public void tell(RoomId room, RoomEvent event) {
            throw new IllegalStateException("nobody is here to be told");
          }

          @Override
          public void dismiss() {
            throw new IllegalStateException("nobody is here to be dismissed");
          }
        };
    rooms.enter(ROOM, someone(), gone);
    assertThat(rooms.count()).isZero();
    RecordingSeat witness = enter(someone());
    rooms.enter(ROOM, someone(), gone);
    assertThat(witness.told).isEmpty();
  }

  @Test
  void comingAndGoingFromManyThreadsLeavesOneView() throws Exception {
    List<Member> members = IntStream.range(0, 12).mapToObj(i -> someone()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(members.size());
    try {
      List<Callable<RecordingSeat>> lives =
          members.stream().<Callable<RecordingSeat>>map(member -> () -> live(member)).toList();
      List<RecordingSeat> last = new ArrayList<>();
      for (Future<RecordingSeat> life : threads.invokeAll(lives)) {
        last.add(life.get());
      }
      assertThat(rooms.members()).isEqualTo(members.size());
      for (RecordingSeat seat : last) {
        assertThat(seat.others)
            .hasSize(members.size() - 1)
            .doesNotContain(seat.membership.member().id());
      }
      last.forEach(seat -> seat.membership.leave(Departure.LEFT));
      assertThat(rooms.count()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  private RecordingSeat live(Member member) {
    Random random = new Random(member.id().value().hashCode());
    RecordingSeat seat = enter(member);
    for (int i = 0; i < 2_000; i++) {
      if (random.nextBoolean()) {
        seat.membership.leave(Departure.LEFT);
      }
      seat = enter(member);
    }
    return seat;
  }

  private RecordingSeat enter(Member member) {
    RecordingSeat seat = new RecordingSeat();
    assertThat(rooms.enter(ROOM, member, seat)).isEqualTo(new Entry.Granted());
    return seat;
  }

  private static Member someone() {
    return Member.of(SigningKey.generate().publicKey(), "Someone");
  }
}
