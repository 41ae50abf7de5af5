package io.patternmesh.checks.containers;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What an image says to run, run over its unpacked files: its entry point with the Java of this
 * test in the place of its own, its variables alone, its working folder.
 */
record ImageRun(Process process, Path output, int management) implements AutoCloseable {

  static ImageRun start(ImageTar image, Path root) throws IOException {
    int management = freePort();
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
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(freePort()));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    return new ImageRun(builder.start(), output, management);
  }

  /** What it answers of its health once it answers; fails with what it said when it ends first. */
  String health() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    URI ready = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
    while (process.isAlive()) {
      try {
        return client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString()).body();
      } catch (IOException e) {
        // Nobody listens there yet, or not for HTTP.
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
    }
    throw new AssertionError("it ended: " + Files.readString(output));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
