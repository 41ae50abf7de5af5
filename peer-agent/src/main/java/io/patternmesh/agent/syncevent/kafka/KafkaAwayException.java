package io.patternmesh.agent.syncevent.kafka;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka did not take a record, for now. The message says why, and what to do about it. */
public final class KafkaAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private KafkaAwayException(String message, Throwable cause) {
    super(message, cause);
  }

  static KafkaAwayException of(String topic, String servers, Throwable failure) {
    return new KafkaAwayException(reason(topic, servers, failure), failure);
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
