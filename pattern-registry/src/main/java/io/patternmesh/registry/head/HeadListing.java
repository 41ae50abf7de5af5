package io.patternmesh.registry.head;

import io.patternmesh.registry.store.HeadStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages of heads, bounded in number and in bytes. */
@Singleton
final class HeadListing {

  /** Most heads of one page. */
  static final int LONGEST = 5_000;

  private static final int MOST_CHARACTERS = 8 << 20;

  /** Rows read at once, so that a page of unusually long audiences stays small in memory too. */
  private static final int CHUNK = 1_000;

  private final HeadStore heads;

  HeadListing(HeadStore heads) {
    this.heads = heads;
  }

  Uni<HeadPage> page(long sequence, String after, int limit) {
    return more(sequence, after, limit, new ArrayList<>(), 0);
  }

  private Uni<HeadPage> more(
      long sequence, String after, int limit, List<HeadLineView> page, int characters) {
    int wanted = Math.min(CHUNK, limit - page.size());
    return heads
        .after(after, wanted)
        .flatMap(
            lines -> {
              int length = characters;
              for (HeadStore.Line line : lines) {
                HeadLineView view =
                    new HeadLineView(line.patternId(), line.visible(), line.usageMark());
                length += view.length();
                if (length > MOST_CHARACTERS && !page.isEmpty()) {
                  return Uni.createFrom().item(cut(sequence, page));
                }
                page.add(view);
              }
              if (lines.size() < wanted) {
                return Uni.createFrom().item(new HeadPage(sequence, page, Optional.empty()));
              }
              return page.size() == limit
                  ? Uni.createFrom().item(cut(sequence, page))
                  : more(sequence, last(page), limit, page, length);
            });
  }

  private static HeadPage cut(long sequence, List<HeadLineView> page) {
    return new HeadPage(sequence, page, Optional.of(last(page)));
  }

  private static String last(List<HeadLineView> page) {
    return page.get(page.size() - 1).patternId();
  }
}
