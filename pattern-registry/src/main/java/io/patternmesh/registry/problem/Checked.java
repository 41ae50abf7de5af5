package io.patternmesh.registry.problem;

import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Limits;

/** Parameters as they come, checked: what breaks a limit ends the request with 400. */
public final class Checked {

  private static final int SHOWN = 60;

  private Checked() {}

  /** A pattern id. */
  public static String patternId(String field, String value) {
    try {
      return Limits.id(value);
    } catch (InvalidFieldException e) {
      throw ProblemException.invalid(
          field, "a pattern id expected (1 to 200 of A-Z a-z 0-9 . _ : / -), got " + quoted(value));
    }
  }

  /** A whole number from {@code least} to {@code most}. */
  public static long number(String field, String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw ProblemException.invalid(
        field, "a whole number from " + least + " to " + most + " expected, got " + quoted(value));
  }

  /** A value as a message may show it: short and on one line. */
  public static String quoted(String value) {
    String line = value.replaceAll("\\p{Cntrl}", "?");
    return line.length() > SHOWN
        ? "'" + line.substring(0, SHOWN) + "…' (" + value.length() + " characters)"
        : "'" + line + "'";
  }
}
