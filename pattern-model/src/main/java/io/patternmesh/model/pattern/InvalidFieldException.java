package io.patternmesh.model.pattern;

/** A field outside its limits. The message names the field, what it held and the limit. */
public final class InvalidFieldException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field the field's name as users see it
   * @param found what it held, already quoted or counted for a reader
   * @param limit what would have been right
   */
  public InvalidFieldException(String field, String found, String limit) {
    super(field + ": " + limit + ", got " + found);
    this.field = field;
  }

  /** The name of the field that was wrong. */
  public String field() {
    return field;
  }
}
