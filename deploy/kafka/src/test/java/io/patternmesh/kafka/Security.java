package io.patternmesh.kafka;

import io.patternmesh.kafka.broker.Broker;
import io.patternmesh.local.place.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker's certificate, signed by an authority that nobody knows who was not told of it, and one
 * user with a password (SASL_SSL with SCRAM-SHA-512).
 */
final class Security {

  private static final String LISTENER = "listener.name.tapped.";
  private static final String LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";
  private static final String USER = "alice";

  private final Path folder;
  private final String storePassword = password();
  private final String userPassword = password();

  Security(Path folder) throws IOException, InterruptedException {
    this.folder = folder.toAbsolutePath();
    Folders.wipe(this.folder);
    Files.createDirectories(this.folder);
    keytool(
        "authority.p12",
        "-genkeypair",
        "-alias",
        "ca",
        "-keyalg",
        "EC",
        "-ext",
        "bc:c",
        "-dname",
        "CN=An authority of this test");
    keytool("authority.p12", "-exportcert", "-alias", "ca", "-file", file("ca.crt"));
    keytool(
        "broker.p12", "-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=broker");
    keytool("broker.p12", "-certreq", "-alias", "broker", "-file", file("broker.csr"));
    keytool(
        "authority.p12",
        "-gencert",
        "-alias",
        "ca",
        "-infile",
        file("broker.csr"),
        "-outfile",
        file("broker.crt"),
        "-ext",
        "SAN=ip:127.0.0.1");
    keytool("broker.p12", "-importcert", "-noprompt", "-alias", "ca", "-file", file("ca.crt"));
    keytool(
        "broker.p12", "-importcert", "-noprompt", "-alias", "broker", "-file", file("broker.crt"));
    keytool("trusted.p12", "-importcert", "-noprompt", "-alias", "ca", "-file", file("ca.crt"));
  }

  /** What the broker is told, for its second listener. */
  Map<String, String> ofBroker() {
    return Map.of(
        "listener.security.protocol.map",
        "TESTS:PLAINTEXT,TAPPED:SASL_SSL,CONTROLLER:PLAINTEXT",
        LISTENER + "sasl.enabled.mechanisms",
        "SCRAM-SHA-512",
        LISTENER + "scram-sha-512.sasl.jaas.config",
        LOGIN + ";",
        LISTENER + "ssl.keystore.type",
        "PKCS12",
        LISTENER + "ssl.keystore.location",
        file("broker.p12"),
        LISTENER + "ssl.keystore.password",
        storePassword);
  }

  /** Has a broker know the user. */
  void addUser(Broker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      USER,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096),
                      userPassword)))
          .all()
          .get();
    }
  }

  /** What an agent is told that logs in with this password. */
  String[] ofAgent(Broker broker, String password) {
    return new String[] {
      "kafka.bootstrap.servers=127.0.0.1:" + broker.tapTarget(),
      "kafka.security.protocol=SASL_SSL",
      "kafka.sasl.mechanism=SCRAM-SHA-512",
      "kafka.sasl.jaas.config="
          + LOGIN
          + " username=\""
          + USER
          + "\" password=\""
          + password
          + "\";",
      "kafka.ssl.truststore.type=PKCS12",
      "kafka.ssl.truststore.location=" + file("trusted.p12"),
      "kafka.ssl.truststore.password=" + storePassword
    };
  }

  /** The user's password. */
  String userPassword() {
    return userPassword;
  }

  /** The password of all key stores. */
  String storePassword() {
    return storePassword;
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void keytool(String store, String command, String... options)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.add(command);
    line.addAll(List.of(options));
    line.addAll(List.of("-storetype", "PKCS12", "-keystore", file(store)));
    line.addAll(List.of("-storepass", storePassword));
    Path said = folder.resolve("keytool.log");
    int exit =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("keytool " + command + ": " + Files.readString(said));
    }
  }

  private static String password() {
    return UUID.randomUUID().toString();
  }
}
