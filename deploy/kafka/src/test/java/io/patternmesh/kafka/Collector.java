package io.patternmesh.kafka;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Takes spans as OTLP over HTTP brings them (OpenTelemetry protocol, section OTLP/HTTP). */
final class Collector implements AutoCloseable {

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** What a service is told to send its spans here. */
  String[] settings() {
    return new String[] {
      "quarkus.otel.sdk.disabled=false",
      "quarkus.otel.exporter.otlp.protocol=http/protobuf",
      "quarkus.otel.exporter.otlp.endpoint=http://127.0.0.1:" + server.getAddress().getPort(),
      "quarkus.otel.bsp.schedule.delay=100ms"
    };
  }

  /** The spans that came by now. */
  List<Span> spans() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = body(exchange)) {
      ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
          .flatMap(Span::all)
          .forEach(spans::add);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return packed ? new GZIPInputStream(body) : body;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /**
   * @param service what made it
   * @param parent the id of the span that it is part of, empty of a trace's first
   */
  record Span(String service, String name, String kind, String trace, String id, String parent) {

    private static Stream<Span> all(ResourceSpans resource) {
      String service =
          resource.getResource().getAttributesList().stream()
              .filter(attribute -> attribute.getKey().equals("service.name"))
              .map(attribute -> attribute.getValue().getStringValue())
              .findFirst()
              .orElse("");
      HexFormat hex = HexFormat.of();
      return resource.getScopeSpansList().stream()
          .flatMap(scope -> scope.getSpansList().stream())
          .map(
              span ->
                  new Span(
                      service,
                      span.getName(),
                      span.getKind().name().replace("SPAN_KIND_", ""),
                      hex.formatHex(span.getTraceId().toByteArray()),
                      hex.formatHex(span.getSpanId().toByteArray()),
                      hex.formatHex(span.getParentSpanId().toByteArray())));
    }
  }
}
