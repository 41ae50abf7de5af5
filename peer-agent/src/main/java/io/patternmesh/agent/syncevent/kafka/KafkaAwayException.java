package io.patternmesh.agent.syncevent.kafka;

import java.util.Objects;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka did not take a record, for now. The message says why, and what to do about it. */
public final class KafkaAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String JAAS =
      "kafka.sasl.jaas.config: cannot be used; expected is a text such as"
          + " LOGIN.MODULE required username=\"...\" password=\"...\"; with the password in double"
          + " quotes and the semicolon at its end";

  private KafkaAwayException(String message, Throwable cause) {
    super(message, cause);
  }

  static KafkaAwayException of(String topic, String servers, Throwable failure) {
    if (causes(failure).anyMatch(KafkaAwayException::isOfJaas)) {
      // What the client says of it quotes words of the setting, and so of its password.
      return new KafkaAwayException(JAAS, null);
    }
    return new KafkaAwayException(reason(topic, servers, failure), failure);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10);
  }

  private static boolean isOfJaas(Throwable cause) {
    return cause instanceof LoginException || String.valueOf(cause.getMessage()).contains("JAAS");
  }

  private static String reason(String topic, String servers, Throwable failure) {
    if (failure instanceof KafkaAwayException known) {
      return known.getMessage();
    }
    if (failure instanceof UnknownTopicOrPartitionException
        || failure.getCause() instanceof UnknownTopicOrPartitionException) {
      return "topic "
          + topic
          + " does not exist at "
          + servers
          + "; create it, or set"
          + " patternmesh.sync-events.topic";
    }
    if (failure instanceof TimeoutException) {
      return "no acknowledgement from "
          + servers
          + "; is Kafka running, and is kafka.bootstrap.servers right?";
    }
    if (failure instanceof AuthenticationException) {
      return servers
          + " does not know this agent; check kafka.security.protocol and kafka.sasl.* ("
          + failure.getMessage()
          + ")";
    }
    if (failure instanceof AuthorizationException) {
      return "this agent may not write to "
          + topic
          + " at "
          + servers
          + "; allow it to ("
          + failure.getMessage()
          + ")";
    }
    Throwable deepest = failure.getCause() == null ? failure : failure.getCause();
    return "Kafka at "
        + servers
        + ": "
        + failure.getMessage()
        + (deepest == failure ? "" : " (" + deepest.getMessage() + ")");
  }
}
