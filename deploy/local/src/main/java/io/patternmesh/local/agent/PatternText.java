package io.patternmesh.local.agent;

/** What a person writes of a pattern. */
public record PatternText(
    String name,
    String category,
    String framework,
    String pattern,
    String description,
    int confidence) {

  /** The same with other code. */
  public PatternText withPattern(String code) {
    return new PatternText(name, category, framework, code, description, confidence);
  }
}
