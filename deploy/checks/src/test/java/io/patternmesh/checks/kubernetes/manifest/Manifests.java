package io.patternmesh.checks.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** YAML documents as objects. */
public final class Manifests {

  private static final ObjectMapper JSON = new ObjectMapper();
  // YAML 1.1 reads "yes" and "012" as something else than text; so does kubectl.
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL).build();

  private Manifests() {}

  /** The objects of {@code yaml}, in order. */
  public static List<Manifest> parse(String yaml) {
    try (var documents =
        JSON.readerFor(JsonNode.class).<JsonNode>readValues(YAML.createParser(yaml))) {
      return documents.readAll().stream()
          .filter(ObjectNode.class::isInstance)
          .map(document -> new Manifest((ObjectNode) document))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
