package io.patternmesh.agent.signaling;

import io.patternmesh.model.identity.Quoted;
import java.util.regex.Pattern;

/** The name of a room: 1 to 64 of {@code A-Z a-z 0-9 . _ -}. It is signed, so its form is fixed. */
public record RoomName(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * @throws IllegalArgumentException when it has another form
   */
  public RoomName {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "patternmesh.peer.room: 1 to 64 of A-Z a-z 0-9 . _ - expected, got " + Quoted.of(value));
    }
  }
}
