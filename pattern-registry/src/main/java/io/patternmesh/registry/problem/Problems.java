package io.patternmesh.registry.problem;

import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/** Problems that the framework found before any code of ours ran. */
final class Problems {

  private static final int LONGEST_CAUSE = 300;

  private Problems() {}

  /**
   * @param cause the framework's own words, may be empty
   */
  static Problem of(int status, String cause) {
    return Problem.of(status, phrase(status), detail(status, cause));
  }

  static String phrase(int status) {
    return Optional.ofNullable(Status.fromStatusCode(status))
        .map(Status::getReasonPhrase)
        .orElse("Error");
  }

  private static String detail(int status, String cause) {
    return switch (status) {
      case 404 -> "nothing is here; /q/openapi lists the paths";
      case 405 -> "this path has no such method; the Allow header or /q/openapi lists them";
      case 406 -> "no representation that the Accept header allows";
      case 413 -> "a body of at most 16 MiB expected";
      case 415 -> "another Content-Type expected; /q/openapi lists it";
      case 400 -> cause.isEmpty() ? "the request is malformed" : shortened(cause);
      case 414, 431 -> "a shorter address, and shorter headers, expected";
      case 500 -> "the registry failed; its log says why";
      default -> shortened(cause);
    };
  }

  private static String shortened(String cause) {
    return cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause;
  }
}
