package io.patternmesh.model.identity;

/** A value as an error message shows it: in quotes, and cut where a message would drown in it. */
public final class Quoted {

  private static final int SHOWN = 60;

  private Quoted() {}

  /** {@code "value"}, at most 60 characters of it, control characters replaced; or {@code null}. */
  public static String of(Object value) {
    if (value == null) {
      return "null";
    }
    String text = value.toString();
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return '"' + shown.replaceAll("\\p{Cntrl}", "\ufffd") + '"';
  }
}
