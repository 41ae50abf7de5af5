package io.patternmesh.signaling.room;

import io.patternmesh.model.identity.Quoted;
import java.util.regex.Pattern;

/** Names a room: what the members of a team agree on. 1-64 of {@code A-Z a-z 0-9 . _ : -}. */
public record RoomId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /**
   * @throws IllegalArgumentException when {@code value} has another form
   */
  public RoomId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "1-64 characters of A-Z a-z 0-9 . _ : - expected, got " + Quoted.of(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
