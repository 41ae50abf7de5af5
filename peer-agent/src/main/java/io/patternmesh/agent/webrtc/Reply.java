package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits for one native answer and passes it on to the lane. The library may pin it for ever, so it
 * lets go of everything once it was used.
 */
final class Reply implements CreateSessionDescriptionObserver, SetSessionDescriptionObserver {

  private record Reaction(Lane lane, Consumer<String> success, Consumer<String> failure) {}

  private Optional<Reaction> reaction;

  /**
   * @param success on the lane; given the description that was made, or nothing ("") when one was
   *     set
   * @param failure on the lane; given the library's message
   */
  Reply(Lane lane, Consumer<String> success, Consumer<String> failure) {
    reaction = Optional.of(new Reaction(lane, success, failure));
  }

  @Override
  public void onSuccess(RTCSessionDescription description) {
    Callback.run(
        () -> {
          String sdp = description.sdp;
          take().ifPresent(r -> r.lane.execute(() -> r.success.accept(sdp)));
        });
  }

  @Override
  public void onSuccess() {
    Callback.run(() -> take().ifPresent(r -> r.lane.execute(() -> r.success.accept(""))));
  }

  @Override
  public void onFailure(String error) {
    Callback.run(
        () -> take().ifPresent(r -> r.lane.execute(() -> r.failure.accept(String.valueOf(error)))));
  }

  private synchronized Optional<Reaction> take() {
    Optional<Reaction> taken = reaction;
    reaction = Optional.empty();
    return taken;
  }
}
