package io.patternmesh.agent.registry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an event stream chunk by chunk (WHATWG HTML, section 9.2.6, "Interpreting an event
 * stream"). Keeps at most one unfinished event.
 */
final class ServerSentEvents {

  private static final int LONGEST_EVENT = 1 << 22;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String type = "message";

  /** The events that end in this chunk. */
  List<Event> add(byte[] chunk) {
    List<Event> events = new ArrayList<>();
    for (byte b : chunk) {
      if (b == '\n') {
        endOfLine(line.toString(StandardCharsets.UTF_8), events);
        line.reset();
      } else if (b != '\r') {
        line.write(b);
      }
    }
    if (line.size() + data.length() > LONGEST_EVENT) {
      throw new IllegalStateException(
          "event stream: at most " + LONGEST_EVENT + " bytes for an event expected");
    }
    return events;
  }

  private void endOfLine(String text, List<Event> events) {
    if (text.isEmpty()) {
      if (data.length() > 0) {
        events.add(new Event(type, data.toString()));
      }
      data.setLength(0);
      type = "message";
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String rest = colon < 0 ? "" : text.substring(colon + 1);
    String value = rest.startsWith(" ") ? rest.substring(1) : rest;
    if (field.equals("data")) {
      data.append(data.length() == 0 ? "" : "\n").append(value);
    } else if (field.equals("event")) {
      type = value;
    }
  }

  /** One event: its type, {@code message} where none was given, and its data. */
  record Event(String type, String data) {}
}
