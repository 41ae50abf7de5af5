package io.patternmesh.registry.problem;

import jakarta.ws.rs.core.Response.Status;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** A parameter or field with a value that it may not have. */
  public static ProblemException invalid(String field, String message) {
    return new ProblemException(
        Problem.of(400, Status.BAD_REQUEST.getReasonPhrase(), field + ": " + message).at(field));
  }

  /** Nothing is known by this name. */
  public static ProblemException unknown(String detail) {
    return new ProblemException(Problem.of(404, Status.NOT_FOUND.getReasonPhrase(), detail));
  }

  /** It was there, and was deleted. */
  public static ProblemException gone(String detail) {
    return new ProblemException(Problem.of(410, Status.GONE.getReasonPhrase(), detail));
  }

  Problem problem() {
    return problem;
  }
}
