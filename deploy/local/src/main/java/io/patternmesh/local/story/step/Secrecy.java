package io.patternmesh.local.story.step;

import io.patternmesh.local.proxy.Direction;
import io.patternmesh.local.proxy.Recording;
import io.patternmesh.local.secrecy.Secret;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.Step;
import io.patternmesh.local.wait.Unmet;
import java.util.ArrayList;
import java.util.List;

/** Nothing of any pattern went through signaling. */
public final class Secrecy implements Step {

  /** Stand in every description of a session with a data channel (RFC 8839, RFC 8841). */
  private static final List<String> OF_AN_OFFER =
      List.of("a=ice-ufrag:", "a=fingerprint:", "webrtc-datachannel");

  @Override
  public String title() {
    return "no text of a pattern went through signaling";
  }

  @Override
  public String play(Stage stage) {
    Recording recording = stage.recording();
    if (!recording.complete()) {
      throw new Unmet(
          "a recording of all that went through signaling",
          "it hit its bound; " + recording.bytes() + " bytes passed");
    }
    List<String> everything = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<String> said = recording.said(direction);
      checkReadable(stage, direction, said);
      everything.addAll(said);
    }
    List<Secret> found =
        stage.secrets().all().stream()
            .filter(secret -> everything.stream().anyMatch(secret::isIn))
            .toList();
    if (!found.isEmpty()) {
      throw new Unmet(
          "no piece of a pattern in " + stage.project().shown(recording.folder()),
          found.size() + " pieces, the first: " + found.get(0));
    }
    return recording.bytes()
        + " bytes in "
        + recording.frames()
        + " frames; none of "
        + stage.secrets().all().size()
        + " pieces of "
        + stage.secrets().patterns()
        + " patterns in them, though the offers' session descriptions and the peers' ids are";
  }

  /** A search that finds nothing proves something only where it finds what must be there. */
  private static void checkReadable(Stage stage, Direction direction, List<String> said) {
    List<String> known = new ArrayList<>(OF_AN_OFFER);
    stage.actors().stream().map(Actor::peerId).forEach(known::add);
    for (String text : known) {
      if (said.stream().noneMatch(each -> each.contains(text))) {
        throw new Unmet(
            "\""
                + text
                + "\" in what went "
                + direction.label()
                + ", so that the search means much",
            "not found in "
                + said.size()
                + " connections; see "
                + stage.project().shown(stage.recording().folder()));
      }
    }
  }
}
