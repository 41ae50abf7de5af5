package io.patternmesh.local.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A piece of a pattern that must not be found elsewhere.
 *
 * @param of the pattern's id
 * @param text characters that no JSON writer escapes
 */
public record Secret(String of, String text) {

  private static final int BASE64_GROUP = 3;

  /** Whether the text stands there, as it is or within something encoded as base64. */
  public boolean isIn(String recorded) {
    return forms().anyMatch(recorded::contains);
  }

  /** The text, and its base64 for each place at which it can begin in a group of three bytes. */
  private Stream<String> forms() {
    return Stream.concat(
        Stream.of(text), IntStream.range(0, BASE64_GROUP).mapToObj(this::base64After));
  }

  private String base64After(int skipped) {
    byte[] bytes = text.substring(skipped).getBytes(StandardCharsets.UTF_8);
    byte[] whole = java.util.Arrays.copyOf(bytes, bytes.length / BASE64_GROUP * BASE64_GROUP);
    return Base64.getEncoder().encodeToString(whole);
  }
}
