package io.patternmesh.agent.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.patternmesh.model.wire.Frame;
import java.io.IOException;
import java.util.Optional;

/** JSON text (RFC 8259) that is passed on as it is. */
final class MessageJson {

  /** As deep, and numbers as long, as the text of a message can hold: any other peer reads them. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Frame.MOST_MESSAGE_BYTES)
                  .maxNumberLength(Frame.MOST_MESSAGE_BYTES)
                  .build())
          .build();

  private MessageJson() {}

  /** Why the text is not one JSON value; empty when it is. */
  static Optional<String> flaw(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return Optional.of("nothing");
      }
      parser.skipChildren();
      return parser.nextToken() == null ? Optional.empty() : Optional.of("more than one value");
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable"));
    }
  }

  /** The same value without the line ends that JSON allows between its parts, and only there. */
  static String onOneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}
