package io.patternmesh.registry.pattern;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Limits;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.registry.problem.Checked;
import io.patternmesh.registry.store.PatternCriteria;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** The parameters {@code q}, {@code category}, {@code framework} and {@code sharedBy}. */
public final class SearchFilter {

  @QueryParam("q")
  @DefaultValue("")
  String q;

  @QueryParam("category")
  Optional<String> category;

  @QueryParam("framework")
  Optional<String> framework;

  @QueryParam("sharedBy")
  Optional<String> sharedBy;

  /** What is asked for; anything else ends the request with 400. */
  PatternCriteria criteria() {
    return new PatternCriteria(
        SearchWords.of(q),
        category.map(PatternCategory::of),
        framework.map(SearchFilter::framework),
        sharedBy.map(SearchFilter::peer));
  }

  private static String framework(String value) {
    if (value.isEmpty()
        || value.length() > Limits.FRAMEWORK_CHARACTERS
        || value.indexOf('\0') >= 0) {
      throw new InvalidFieldException(
          "framework",
          Checked.quoted(value),
          "1 to " + Limits.FRAMEWORK_CHARACTERS + " characters without U+0000 expected");
    }
    return value;
  }

  private static PeerId peer(String value) {
    try {
      return new PeerId(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("sharedBy", Checked.quoted(value), "a peer id expected");
    }
  }
}
