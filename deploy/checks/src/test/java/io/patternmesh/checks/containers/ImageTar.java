package io.patternmesh.checks.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image in a tar, as {@code docker save} writes and {@code docker load} reads it.
 *
 * @param names what an engine would call it
 * @param config how a container of it runs
 * @param files all that its layers hold, by absolute path
 * @param layers their bytes, the lowest first
 */
record ImageTar(
    List<String> names, JsonNode config, Map<String, TarArchiveEntry> files, List<byte[]> layers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ImageTar read(Path file) throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry part = tar.getNextEntry(); part != null; part = tar.getNextEntry()) {
        parts.put(part.getName(), tar.readAllBytes());
      }
    }
    JsonNode manifest = JSON.readTree(parts.get("manifest.json")).get(0);
    JsonNode config = JSON.readTree(parts.get(manifest.get("Config").asText())).get("config");
    List<byte[]> layers = Compose.texts(manifest.get("Layers")).stream().map(parts::get).toList();
    Map<String, TarArchiveEntry> files = new TreeMap<>();
    ImageTar image = new ImageTar(Compose.texts(manifest.get("RepoTags")), config, files, layers);
    image.each((entry, content) -> files.put(path(entry), entry));
    return image;
  }

  /** Lays its files out below a folder, as a container would see them below {@code /}. */
  void unpack(Path folder) throws IOException {
    each(
        (entry, content) -> {
          Path to = folder.resolve(path(entry).substring(1));
          if (entry.isDirectory()) {
            Files.createDirectories(to);
          } else {
            Files.createDirectories(to.getParent());
            Files.copy(content, to);
          }
        });
  }

  private void each(Visitor visitor) throws IOException {
    for (byte[] layer : layers) {
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)))) {
        for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
          visitor.visit(each, tar);
        }
      }
    }
  }

  private static String path(TarArchiveEntry entry) {
    return "/" + entry.getName().replaceAll("^/|/$", "");
  }

  private interface Visitor {
    void visit(TarArchiveEntry entry, InputStream content) throws IOException;
  }
}
