package io.patternmesh.agent.syncevent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutletTest {

  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

  @ParameterizedTest
  @ValueSource(
      strings = {
        PLAIN + " required username=alice password=correct horse;",
        PLAIN + " horse username=alice password=correct;",
        "correct required username=alice password=horse;",
      })
  void aLoginThatCannotBeReadIsNamedWithoutAWordOfItsPassword(String login) {
    try (Outlet outlet =
        TestOutlets.of(
            Map.of(
                "bootstrap.servers", "127.0.0.1:9092",
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", login))) {
      Throwable failure =
          outlet
              .open()
              .subscribe()
              .withSubscriber(UniAssertSubscriber.create())
              .awaitFailure(Duration.ofSeconds(30))
              .getFailure();
      assertThat(failure)
          .isInstanceOf(KafkaAwayException.class)
          .hasMessageContainingAll("kafka.sasl.jaas.config", "in double quotes")
          .hasNoCause();
      assertThat(failure.getMessage()).doesNotContain("horse", "correct");
    }
  }
}
