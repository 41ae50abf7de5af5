package io.patternmesh.registry.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.VersionVector;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;

/**
 * Digests as hexadecimal digits, peer ids and categories as their text, an audience as {@code
 * "room"} or a list of peer ids, a clock as an object, times as ISO-8601 in UTC with milliseconds.
 */
@Singleton
public final class ModelJson implements ObjectMapperCustomizer {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(module());
  }

  /** What {@code audience} is in JSON: {@code "room"}, or the list of peer ids. */
  public static Object audience(Audience audience) {
    return audience instanceof Audience.Only only
        ? only.peers().stream().map(PeerId::value).toList()
        : "room";
  }

  /** The audience that {@link #audience} made this of. */
  public static Audience audience(Object json) {
    return json instanceof List<?> peers
        ? Audience.only(peers.stream().map(String::valueOf).map(PeerId::new).toList())
        : Audience.ROOM;
  }

  private static SimpleModule module() {
    return new SimpleModule("patternmesh-model")
        .addSerializer(Digest.class, ToStringSerializer.instance)
        .addSerializer(PeerId.class, ToStringSerializer.instance)
        .addSerializer(PatternCategory.class, ToStringSerializer.instance)
        .addSerializer(
            new Written<>(Audience.class, (value, out) -> out.writePOJO(audience(value))))
        .addSerializer(
            new Written<>(VersionVector.class, (value, out) -> out.writePOJO(value.counters())))
        .addSerializer(
            new Written<>(
                Instant.class, (value, out) -> out.writeString(MILLISECONDS.format(value))));
  }

  @FunctionalInterface
  private interface Writing<T> {
    void write(T value, JsonGenerator out) throws IOException;
  }

  private static final class Written<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Writing<T> writing;

    Written(Class<T> type, Writing<T> writing) {
      super(type);
      this.writing = writing;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      writing.write(value, out);
    }
  }
}
