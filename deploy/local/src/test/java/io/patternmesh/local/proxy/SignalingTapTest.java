package io.patternmesh.local.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.local.fake.TinyWebSocketServer;
import io.patternmesh.local.wait.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalingTapTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private TinyWebSocketServer service;
  private Recording recording;
  private SignalingTap tap;

  @BeforeEach
  void open() {
    service = new TinyWebSocketServer(0);
    recording = Recording.in(folder);
    tap = SignalingTap.open(service.port(), recording);
  }

  @AfterEach
  void close() throws IOException {
    tap.close();
    service.close();
  }

  @Test
  void aMaskedMessageStandsInTheRecordingAsText() {
    Ear ear = new Ear();
    WebSocket socket = connect(ear);

    socket.sendText("an offer of a session", true).join();

    assertThat(ear.heard.join()).isEqualTo("an offer of a session");
    awaitSaid(Direction.TO_SERVICE, "an offer of a session");
    awaitSaid(Direction.TO_AGENT, "an offer of a session");
  }

  @Test
  void longAndFragmentedMessagesStandInOnePiece() {
    String half = "0123456789abcdef".repeat(5_000);
    Ear ear = new Ear();
    WebSocket socket = connect(ear);

    socket.sendText(half, false).join();
    socket.sendText(half, true).join();

    assertThat(ear.heard.join()).isEqualTo(half + half);
    awaitSaid(Direction.TO_SERVICE, half + half);
    awaitSaid(Direction.TO_AGENT, half + half);
  }

  @Test
  void anOfferOfCompressionDoesNotReachTheService() throws IOException {
    String key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    String head =
        "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Extensions: permessage-deflate\r\n"
            + key
            + "\r\n";
    try (var socket = new java.net.Socket("127.0.0.1", tap.url().getPort())) {
      socket.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      Deadline.in(PATIENCE)
          .await(
              "the head at the service",
              () -> service.heads().isEmpty() ? Optional.of("none") : Optional.empty());
    }

    assertThat(service.heads().get(0)).contains(key).doesNotContain("Extensions");
  }

  @Test
  void plainHttpPasses() throws IOException, InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + tap.url().getPort() + "/health");

    var reply =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());

    assertThat(reply.body()).isEqualTo("OK");
    awaitSaid(Direction.TO_SERVICE, "GET /health");
  }

  @Test
  void whenTheServiceGoesTheAgentIsCutOff() throws IOException {
    Ear ear = new Ear();
    connect(ear);

    service.close();

    assertThat(ear.ended).succeedsWithin(PATIENCE);
  }

  @Test
  void aRecordingThatHitItsBoundSaysSo() throws IOException {
    Recording small = Recording.in(folder, 10);
    small.track(1, Direction.TO_AGENT).record(new byte[11], 0, 11);

    assertThat(small.complete()).isFalse();
    assertThat(recording.complete()).isTrue();
  }

  private WebSocket connect(Ear ear) {
    return HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(tap.url(), ear).join();
  }

  private void awaitSaid(Direction direction, String text) {
    Deadline.in(PATIENCE)
        .await(
            text,
            () -> {
              List<String> said = recording.said(direction);
              return said.stream().anyMatch(it -> it.contains(text))
                  ? Optional.empty()
                  : Optional.of(said.toString());
            });
  }

  private static final class Ear implements WebSocket.Listener {
    private final CompletableFuture<String> heard = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.complete(text.toString());
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      ended.complete(reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable problem) {
      ended.complete(problem.toString());
    }
  }
}
