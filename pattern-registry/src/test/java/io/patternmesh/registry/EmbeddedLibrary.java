package io.patternmesh.registry;

import io.patternmesh.registry.database.EmbeddedServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A fresh embedded PostgreSQL for the tests of this module. */
public final class EmbeddedLibrary implements QuarkusTestResourceLifecycleManager {

  private Path folder;
  private EmbeddedServer server;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("library");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = EmbeddedServer.start(folder);
    Map<String, String> properties = new HashMap<>(server.address().properties());
    properties.put("patternmesh.registry.data-dir", folder.toString());
    return properties;
  }

  @Override
  public void stop() {
    server.close();
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> paths = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : paths) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
