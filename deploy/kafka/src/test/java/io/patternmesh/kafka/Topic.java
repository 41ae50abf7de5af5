package io.patternmesh.kafka;

import io.patternmesh.kafka.broker.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything on a topic, from its beginning, in the order in which it was read. */
final class Topic implements AutoCloseable {

  private final KafkaConsumer<String, String> consumer;
  private final List<Told> told = new ArrayList<>();

  Topic(Broker broker, String name) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.servers(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> all =
        consumer.partitionsFor(name).stream()
            .map(partition -> new TopicPartition(name, partition.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** What is there by now. */
  List<Told> read() {
    consumer
        .poll(Duration.ofMillis(200))
        .forEach(record -> told.add(Contract.checked(Told.of(record))));
    return List.copyOf(told);
  }

  /** What is there when nothing more comes for a while. */
  List<Told> readAll() {
    int before;
    do {
      before = told.size();
      read();
    } while (told.size() > before);
    return List.copyOf(told);
  }

  /** The first record like this, waited for. */
  Told await(String expected, Predicate<Told> is) {
    Members.await(
        expected,
        () ->
            read().stream().anyMatch(is)
                ? Optional.empty()
                : Optional.of(
                    told.stream().map(Told::toString).collect(Collectors.joining("\n", "\n", ""))));
    return told.stream().filter(is).findFirst().orElseThrow();
  }

  /** The first of this type about this pattern, told by this member. */
  Told await(String member, String type, String patternId) {
    return await(
        type + " of " + patternId + " by " + member,
        one ->
            one.member().equals(member)
                && one.type().equals(type)
                && one.data().path("patternId").asText().equals(patternId));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
