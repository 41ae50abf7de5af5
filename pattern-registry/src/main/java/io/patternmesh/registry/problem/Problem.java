package io.patternmesh.registry.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;

/**
 * A problem (RFC 9457, section 3.1); {@code type} is always {@code about:blank}, so the title is
 * the status code's own phrase.
 *
 * @param detail what was wrong, with which value, and what to do about it
 * @param field the parameter or field that was wrong, when it was one
 */
@JsonInclude(Include.NON_EMPTY)
public record Problem(
    String type, String title, int status, String detail, Optional<String> field) {

  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(int status, String title, String detail) {
    return new Problem("about:blank", title, status, detail, Optional.empty());
  }

  Problem at(String name) {
    return new Problem(type, title, status, detail, Optional.of(name));
  }
}
