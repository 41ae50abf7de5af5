package io.patternmesh.model.pattern;

/**
 * What a person writes of a pattern: everything that a tombstone drops.
 *
 * @param name 1 to 200 characters
 * @param framework for instance {@code jest} or {@code playwright}, 1 to 64 characters
 * @param pattern the code itself, 1 byte to 1 MiB of UTF-8
 * @param description up to 4,000 characters, may be empty
 * @param confidence quality score, 0 to 100
 */
public record PatternContent(
    String name,
    PatternCategory category,
    String framework,
    String pattern,
    String description,
    int confidence) {

  /**
   * @throws InvalidFieldException naming the field that is out of its limits
   */
  public PatternContent {
    Limits.text("name", name, 1, Limits.NAME_CHARACTERS);
    if (category == null) {
      throw new InvalidFieldException("category", "null", "a category expected");
    }
    Limits.text("framework", framework, 1, Limits.FRAMEWORK_CHARACTERS);
    Limits.code(pattern);
    Limits.text("description", description, 0, Limits.DESCRIPTION_CHARACTERS);
    if (confidence < 0 || confidence > 100) {
      throw new InvalidFieldException(
          "confidence", Integer.toString(confidence), "0 to 100 expected");
    }
  }
}
