package io.patternmesh.model.identity;

/** A value as an error message shows it: in quotes, and cut where a message would drown in it. */
public final class Quoted {

  private static final int SHOWN = 60;

  /** Controls, format marks, lone surrogates, separators: what could pass for another message. */
  private static final String UNSHOWABLE = "[\\p{C}\\p{Zl}\\p{Zp}]";

  private Quoted() {}

  /**
   * {@code "value"}, at most 60 characters of it, what cannot be shown replaced; or {@code null}.
   */
  public static String of(Object value) {
    if (value == null) {
      return "null";
    }
    String text = value.toString();
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return '"' + shown.replaceAll(UNSHOWABLE, "\ufffd") + '"';
  }
}
