package io.patternmesh.checks.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.patternmesh.checks.Checkout;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeTest {

  @ParameterizedTest
  @CsvSource({
    "patternmesh-agent, peer-agent",
    "patternmesh-registry, pattern-registry",
    "patternmesh-signaling, signaling-service"
  })
  void theFirstTargetOfAJobIsTheServicesOwnManagementPort(String job, String module)
      throws IOException {
    Properties settings = new Properties();
    settings.load(
        new StringReader(Checkout.text(module + "/src/main/resources/application.properties")));
    JsonNode config =
        new ObjectMapper(new YAMLFactory())
            .readTree(Checkout.text("deploy/observability/prometheus.yml"));
    JsonNode found =
        config
            .path("scrape_configs")
            .valueStream()
            .filter(one -> one.path("job_name").textValue().equals(job))
            .findFirst()
            .orElseThrow();
    assertThat(found.path("metrics_path").textValue()).isEqualTo("/q/metrics");
    assertThat(found.at("/static_configs/0/targets/0").textValue())
        .isEqualTo("127.0.0.1:" + settings.getProperty("quarkus.management.port"));
  }
}
