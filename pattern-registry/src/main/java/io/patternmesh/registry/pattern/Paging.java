package io.patternmesh.registry.pattern;

import io.patternmesh.registry.problem.Checked;
import io.patternmesh.registry.store.PageRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** The parameters {@code page}, from 0, and {@code size}, 1 to 500, 50 if not given. */
public final class Paging {

  private static final int GREATEST_SIZE = 500;
  private static final int LAST_PAGE = 4_000_000;

  @QueryParam("page")
  @DefaultValue("0")
  String page;

  @QueryParam("size")
  @DefaultValue("50")
  String size;

  /** The page that is asked for; anything else ends the request with 400. */
  public PageRequest request() {
    return new PageRequest(
        (int) Checked.number("page", page, 0, LAST_PAGE),
        (int) Checked.number("size", size, 1, GREATEST_SIZE));
  }
}
