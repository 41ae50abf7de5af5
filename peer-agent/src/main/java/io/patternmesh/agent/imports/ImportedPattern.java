package io.patternmesh.agent.imports;

import io.patternmesh.model.identity.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one test file says as a pattern. Fields and limits are those of a shared pattern.
 *
 * @param id 1-200 of {@code A-Z a-z 0-9 . _ : / -}
 * @param name 1-200 characters
 * @param category one of {@link #CATEGORIES}
 * @param framework 1-64 characters, such as {@code jest}
 * @param pattern the file's text, 1 byte to 1 MiB of UTF-8
 * @param description up to 4,000 characters, empty when the file says nothing
 * @param confidence 0-100 when the file says it
 */
public record ImportedPattern(
    String id,
    String name,
    String category,
    String framework,
    String pattern,
    String description,
    OptionalInt confidence) {

  /** The categories a pattern can have. */
  public static final Set<String> CATEGORIES =
      Set.of(
          "unit-test",
          "integration-test",
          "e2e-test",
          "performance-test",
          "security-test",
          "defect-fix");

  /** The most bytes of UTF-8 that a pattern's code may have. */
  public static final int MAX_BYTES = 1 << 20;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");

  /**
   * @throws IllegalArgumentException when a field breaks its limit; the message names the field
   */
  public ImportedPattern {
    check(ID.matcher(id).matches(), "id", id, "1-200 characters of A-Z a-z 0-9 . _ : / -");
    check(lengthWithin(name, 1, 200), "name", name, "1-200 characters");
    check(CATEGORIES.contains(category), "category", category, "one of " + CATEGORIES);
    check(lengthWithin(framework, 1, 64), "framework", framework, "1-64 characters");
    check(lengthWithin(description, 0, 4000), "description", description, "4,000 characters");
    check(bytesWithin(pattern), "pattern", pattern, "1 byte to 1 MiB of UTF-8");
    check(
        confidence.isEmpty() || confidence.getAsInt() >= 0 && confidence.getAsInt() <= 100,
        "confidence",
        confidence,
        "0-100");
  }

  private static boolean lengthWithin(String text, int least, int most) {
    return text.length() >= least && text.length() <= most;
  }

  private static boolean bytesWithin(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_BYTES
        && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  private static void check(boolean holds, String field, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          field + ": " + expected + " expected, got " + Quoted.of(value));
    }
  }
}
