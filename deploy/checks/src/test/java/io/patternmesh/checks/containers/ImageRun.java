package io.patternmesh.checks.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image says to run, run over its unpacked files: its entry point with the Java of this
 * test in the place of its own, its variables alone, its working folder.
 */
record ImageRun(Process process, Path output) implements AutoCloseable {

  private static final int STARTING_SECONDS = 180;
  private static final int ENDING_SECONDS = 60;

  /** It is told to take any ports, and says which it took. */
  private static final Pattern MANAGEMENT =
      Pattern.compile("Management interface listening on http://\\S+:(\\d+)\\.");

  static ImageRun start(ImageTar image, Path root) throws IOException {
    List<String> command = new ArrayList<>(Compose.texts(image.config().get("Entrypoint")));
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path output = root.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(
                root.resolve(image.config().get("WorkingDir").asText().substring(1)).toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    Compose.texts(image.config().get("Env"))
        .forEach(each -> environment.put(each.split("=", 2)[0], each.split("=", 2)[1]));
    environment.put("QUARKUS_HTTP_PORT", "0");
    environment.put("QUARKUS_MANAGEMENT_PORT", "0");
    return new ImageRun(builder.start(), output);
  }

  /** What it says of its health once it is ready; fails with what it printed when it never is. */
  String health() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTING_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      Matcher listening = MANAGEMENT.matcher(Files.readString(output));
      if (listening.find()) {
        URI ready = URI.create("http://127.0.0.1:" + listening.group(1) + "/q/health/ready");
        HttpResponse<String> answer =
            client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return answer.body();
        }
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("it ended, or is not ready: " + Files.readString(output));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().orTimeout(ENDING_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      process.destroyForcibly();
      throw new AssertionError("it did not end within " + ENDING_SECONDS + " s of SIGTERM", e);
    }
  }
}
