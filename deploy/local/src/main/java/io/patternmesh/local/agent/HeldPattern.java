package io.patternmesh.local.agent;

/** A pattern that a member holds; field by field what the agent's API gives. */
public record HeldPattern(
    String id,
    String name,
    String category,
    String framework,
    String pattern,
    String description,
    int confidence,
    long version,
    String updatedAt,
    String sharedBy,
    String digest) {

  /** What of it a person writes. */
  public PatternText text() {
    return new PatternText(name, category, framework, pattern, description, confidence);
  }
}
