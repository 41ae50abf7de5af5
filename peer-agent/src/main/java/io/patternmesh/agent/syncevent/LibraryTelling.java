package io.patternmesh.agent.syncevent;

import io.patternmesh.agent.syncevent.change.ChangeEvents;
import io.patternmesh.agent.syncevent.change.ChangePage;
import io.patternmesh.agent.syncevent.change.ChangePages;
import io.patternmesh.agent.syncevent.change.Place;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the library's changes: a page of them is read from the place kept in the registry, made
 * events and sent; only when all of those are acknowledged, the place is moved behind them. After a
 * failure it begins at that place again. So nothing is lost, and what may have been sent before is
 * sent again, under the same ids.
 */
final class LibraryTelling {

  private final ChangePages pages;
  private final ChangeEvents events;
  private final Delivery delivery;
  private final Progress progress;

  LibraryTelling(ChangePages pages, ChangeEvents events, Delivery delivery, Progress progress) {
    this.pages = pages;
    this.events = events;
    this.delivery = delivery;
    this.progress = progress;
  }

  /** Tells; endless. */
  Multi<Void> run() {
    return delivery.persistently(this::fromKeptPlace).onItem().ignore();
  }

  private Multi<Place> fromKeptPlace() {
    return pages
        .place()
        .invoke(place -> progress.told(place.sequence()))
        .call(delivery::open)
        .onItem()
        .transformToMulti(
            place ->
                Multi.createBy()
                    .repeating()
                    .uni(() -> new AtomicReference<>(place), this::nextPage)
                    .indefinitely());
  }

  private Uni<Place> nextPage(AtomicReference<Place> place) {
    return pages.after(place.get()).chain(page -> tell(place.get(), page)).invoke(place::set);
  }

  private Uni<Place> tell(Place before, ChangePage page) {
    if (page.changes().isEmpty()) {
      return Uni.createFrom().item(before);
    }
    long last = page.changes().get(page.changes().size() - 1).sequence();
    Place after = new Place(before.library(), last);
    return events
        .of(page)
        .chain(delivery::all)
        .chain(() -> pages.keep(after))
        .invoke(() -> progress.told(last))
        .replaceWith(after);
  }
}
