package io.patternmesh.signaling.health;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * {@code GET /health}: {@code OK}, for a person with curl, and for pages from anywhere that want to
 * know whether it is there. Probes use {@code /q/health}.
 */
@Singleton
final class HealthPage {

  void register(@Observes Router router) {
    router
        .get("/health")
        .handler(
            context ->
                context
                    .response()
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .putHeader("Access-Control-Allow-Origin", "*")
                    .end("OK"));
  }
}
