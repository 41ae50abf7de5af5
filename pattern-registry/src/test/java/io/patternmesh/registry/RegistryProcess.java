package io.patternmesh.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged registry, run as users run it. */
final class RegistryProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  /** It is told to take any ports, and says which it took. */
  private static final Pattern LISTENING =
      Pattern.compile("Listening on: \\S+:(\\d+)\\. Management interface .*:(\\d+)\\.");

  private static final int ENDING_SECONDS = 60;

  private final Process process;
  private final Path output;
  private final HttpClient client = HttpClient.newHttpClient();
  private int port;

  private RegistryProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static RegistryProcess launch(Path dataDir, String... properties) throws IOException {
    return launchAs(List.of(), dataDir, properties);
  }

  /** Launches it through a command that becomes another user, or something like that. */
  static RegistryProcess launchAs(List<String> through, Path dataDir, String... properties)
      throws IOException {
    List<String> command = new ArrayList<>(through);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dpatternmesh.registry.data-dir=" + dataDir);
    command.add("-Dquarkus.http.port=0");
    command.add("-Dquarkus.management.port=0");
    Arrays.stream(properties).map(property -> "-D" + property).forEach(command::add);
    command.add("-jar");
    command.add(JAR.toString());
    Path output = Files.createTempFile("registry", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new RegistryProcess(process, output);
  }

  /** Waits until it is ready, or fails with what it said. */
  RegistryProcess ready() throws IOException, InterruptedException {
    while (process.isAlive()) {
      Matcher listening = LISTENING.matcher(output());
      if (listening.find() && isReady(Integer.parseInt(listening.group(2)))) {
        port = Integer.parseInt(listening.group(1));
        return this;
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("it ended: " + output());
  }

  private boolean isReady(int management) throws IOException, InterruptedException {
    try {
      return get(management, "/q/health/ready").statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(port, path);
  }

  private HttpResponse<String> get(int where, String path)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(where, path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> merge(byte[] batch) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri(port, "/merge"))
            .header("Content-Type", "application/cbor")
            .POST(BodyPublishers.ofByteArray(batch))
            .build(),
        BodyHandlers.ofString());
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As SIGTERM does; waits for the end. */
  void terminate() {
    process.destroy();
    try {
      process.onExit().orTimeout(ENDING_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      process.destroyForcibly();
      throw new AssertionError("it did not end within " + ENDING_SECONDS + " s of SIGTERM", e);
    }
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    terminate();
    Files.delete(output);
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
