package io.patternmesh.registry.pattern;

import io.patternmesh.registry.store.Page;
import io.patternmesh.registry.store.PageRequest;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list, with at most 8 MiB of code.
 *
 * @param total items on all pages
 * @param page from 0
 * @param size most items of a page
 */
public record PageView<T>(List<T> items, long total, int page, int size) {

  /** Reads a page and shows each item. */
  public static <S, T> Uni<PageView<T>> of(Page<S> page, PageRequest request, Function<S, T> view) {
    return page.items()
        .map(view)
        .collect()
        .asList()
        .map(items -> new PageView<>(items, page.total(), request.page(), request.size()));
  }
}
