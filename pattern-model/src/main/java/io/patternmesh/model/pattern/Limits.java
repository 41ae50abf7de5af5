package io.patternmesh.model.pattern;

import io.patternmesh.model.identity.Quoted;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/** The limits of a pattern's fields, and the checks that keep them. */
public final class Limits {

  /** Longest pattern id, in characters. */
  public static final int ID_CHARACTERS = 200;

  /** Longest name, in UTF-16 characters. */
  public static final int NAME_CHARACTERS = 200;

  /** Longest framework name, in UTF-16 characters. */
  public static final int FRAMEWORK_CHARACTERS = 64;

  /** Longest description, in UTF-16 characters. */
  public static final int DESCRIPTION_CHARACTERS = 4_000;

  /** Largest code of a pattern, in bytes of UTF-8. */
  public static final int PATTERN_BYTES = 1 << 20;

  /** Greatest whole number that every peer, JavaScript ones too, holds exactly: 2^53 - 1. */
  public static final long GREATEST_NUMBER = (1L << 53) - 1;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1," + ID_CHARACTERS + "}");

  private Limits() {}

  /** Checks a pattern id: 1 to 200 of {@code A-Z a-z 0-9 . _ : / -}. */
  public static String id(String id) {
    if (id == null || !ID.matcher(id).matches()) {
      throw new InvalidFieldException(
          "id",
          Quoted.of(id),
          "1 to " + ID_CHARACTERS + " characters of A-Z a-z 0-9 . _ : / - expected");
    }
    return id;
  }

  /** Checks text of {@code least} to {@code most} UTF-16 characters: well-formed, no U+0000. */
  public static String text(String field, String value, int least, int most) {
    if (value == null) {
      throw new InvalidFieldException(field, "null", "text expected");
    }
    if (value.length() < least || value.length() > most) {
      throw new InvalidFieldException(
          field, value.length() + " characters", least + " to " + most + " characters expected");
    }
    utf8Length(field, value);
    return value;
  }

  static String code(String value) {
    return utf8("pattern", value, PATTERN_BYTES);
  }

  /** Checks text of 1 to {@code most} bytes of UTF-8: well-formed, no U+0000. */
  public static String utf8(String field, String value, int most) {
    if (value == null) {
      throw new InvalidFieldException(field, "null", "text expected");
    }
    int bytes = value.length() > most ? value.length() : utf8Length(field, value);
    if (bytes < 1 || bytes > most) {
      throw new InvalidFieldException(
          field, bytes + " bytes", "1 to " + most + " bytes of UTF-8 expected");
    }
    return value;
  }

  /** Checks a whole number of {@code least} to 2^53 - 1. */
  public static long number(String field, long value, long least) {
    if (value < least || value > GREATEST_NUMBER) {
      throw new InvalidFieldException(
          field,
          Long.toString(value),
          "a whole number from " + least + " to " + GREATEST_NUMBER + " expected");
    }
    return value;
  }

  /** Checks a time: from the epoch on, and cut to the milliseconds that travel. */
  public static Instant time(String field, Instant value) {
    if (value == null) {
      throw new InvalidFieldException(field, "null", "a time expected");
    }
    try {
      return Instant.ofEpochMilli(number(field, value.toEpochMilli(), 0));
    } catch (ArithmeticException e) {
      throw new InvalidFieldException(field, value.toString(), "a time near our own expected");
    }
  }

  private static int utf8Length(String field, String value) {
    if (value.indexOf('\0') >= 0) {
      throw new InvalidFieldException(
          field, "U+0000 at " + value.indexOf('\0'), "text without U+0000 expected");
    }
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value)).remaining();
    } catch (CharacterCodingException e) {
      throw new InvalidFieldException(field, "a lone surrogate", "well-formed Unicode expected");
    }
  }
}
