package io.patternmesh.kafka.broker;

import io.patternmesh.local.port.SparePorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A Kafka broker in a process of its own. It makes no topic by itself. Two listeners: one for
 * tests, and one for those under test, which may be told to go through a tap.
 */
public final class Broker implements AutoCloseable {

  private static final Duration STARTING = Duration.ofSeconds(90);
  private static final int PARTITIONS = 3;

  private final Path folder;
  private final int port = SparePorts.one();
  private final int controllerPort = SparePorts.one();
  private final int otherPort = SparePorts.one();
  private Process process;

  /**
   * @param folder for its data and its log; what an earlier one left in it is deleted
   * @param tapped the port that the second listener is reached through; 0 for its own
   */
  public Broker(Path folder, int tapped) {
    this(folder, tapped, Map.of());
  }

  /**
   * @param more settings over those that it has anyway
   */
  public Broker(Path folder, int tapped, Map<String, String> more) {
    this.folder = folder.toAbsolutePath();
    wipe(this.folder);
    Properties properties = properties(tapped == 0 ? otherPort : tapped);
    properties.putAll(more);
    write(properties);
    start();
  }

  public Broker(Path folder) {
    this(folder, 0);
  }

  /** The address for {@code bootstrap.servers}. */
  public String servers() {
    return "127.0.0.1:" + port;
  }

  /** The port of the second listener, which a tap leads to. */
  public int tapTarget() {
    return otherPort;
  }

  /** Starts it, again or for the first time, and waits until it answers. */
  public void start() {
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BrokerProcess.class.getName(),
                  propertiesFile().toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the broker cannot be started", e);
    }
    try (Admin admin = admin()) {
      admin.describeCluster().nodes().get(STARTING.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IllegalStateException("the broker does not answer; its log is " + logFile(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker starts", e);
    }
  }

  /** Ends it as a crash does; what it acknowledged is on the disk's way and survives. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /** Makes a topic with three partitions. */
  public void createTopic(String name, Map<String, String> configuration) {
    try (Admin admin = admin()) {
      NewTopic topic = new NewTopic(name, PARTITIONS, (short) 1).configs(configuration);
      admin.createTopics(Set.of(topic)).all().get(STARTING.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("topic " + name + " was not made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topic " + name + " is made", e);
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            servers(),
            "default.api.timeout.ms",
            Long.toString(STARTING.toMillis())));
  }

  private Properties properties(int advertised) {
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.put(
        "listeners",
        "TESTS://127.0.0.1:"
            + port
            + ",TAPPED://127.0.0.1:"
            + otherPort
            + ",CONTROLLER://127.0.0.1:"
            + controllerPort);
    properties.put(
        "advertised.listeners", "TESTS://127.0.0.1:" + port + ",TAPPED://127.0.0.1:" + advertised);
    properties.put(
        "listener.security.protocol.map", "TESTS:PLAINTEXT,TAPPED:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("inter.broker.listener.name", "TESTS");
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("auto.create.topics.enable", "false");
    properties.put("log.dirs", folder.resolve("data").toString());
    properties.put("group.initial.rebalance.delay.ms", "0");
    for (String internal :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      properties.put(internal + ".replication.factor", "1");
      properties.put(internal + ".num.partitions", "1");
    }
    return properties;
  }

  private void write(Properties properties) {
    try {
      Files.createDirectories(folder);
      try (var out = Files.newBufferedWriter(propertiesFile())) {
        properties.store(out, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " is not usable", e);
    }
  }

  private static void wipe(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Broker::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " cannot be emptied", e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be deleted", e);
    }
  }

  private Path propertiesFile() {
    return folder.resolve("server.properties");
  }

  private File logFile() {
    return folder.resolve("broker.log").toFile();
  }
}
