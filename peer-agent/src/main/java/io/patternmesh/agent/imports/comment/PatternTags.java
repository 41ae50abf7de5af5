package io.patternmesh.agent.imports.comment;

import io.patternmesh.model.identity.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a test file says of itself as a pattern. Any leading comment (or Python docstring) may hold
 * lines of this form; each is optional and goes before what would be found out:
 *
 * <pre>
 * &#64;pattern id: unit-auth-01
 * &#64;pattern name: Rejects an expired token
 * &#64;pattern category: unit-test
 * &#64;pattern framework: jest
 * &#64;pattern description: One line; the rest of the comment otherwise
 * &#64;pattern confidence: 90
 * </pre>
 */
public record PatternTags(Map<String, String> values) {

  private static final List<String> KEYS =
      List.of("id", "name", "category", "framework", "description", "confidence");
  private static final String MARK = "@pattern";

  public PatternTags {
    values = Map.copyOf(values);
  }

  /** Whether this line of a comment holds a tag. */
  static boolean isTag(String line) {
    return line.startsWith(MARK)
        && (line.length() == MARK.length() || Character.isWhitespace(line.charAt(MARK.length())));
  }

  /**
   * The tags in these lines; the first of a key counts.
   *
   * @throws IllegalArgumentException when a tag has no value or a key that does not exist
   */
  static PatternTags in(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      if (isTag(line)) {
        String tag = line.substring(MARK.length()).strip();
        int colon = tag.indexOf(':');
        String key = colon < 0 ? tag : tag.substring(0, colon).strip();
        String value = colon < 0 ? "" : tag.substring(colon + 1).strip();
        if (!KEYS.contains(key) || value.isEmpty()) {
          throw new IllegalArgumentException(
              "tag %s in the leading comment: '@pattern key: value' with a key of %s expected"
                  .formatted(Quoted.of(line), KEYS));
        }
        values.putIfAbsent(key, value);
      }
    }
    return new PatternTags(values);
  }

  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * @throws IllegalArgumentException when the tag is no whole number
   */
  public OptionalInt confidence() {
    Optional<String> value = get("confidence");
    try {
      return value.isPresent()
          ? OptionalInt.of(Integer.parseInt(value.get()))
          : OptionalInt.empty();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "confidence: a whole number of 0-100 expected, got " + Quoted.of(value.get()), e);
    }
  }
}
