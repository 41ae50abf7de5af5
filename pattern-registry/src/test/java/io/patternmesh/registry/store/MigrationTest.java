package io.patternmesh.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.registry.database.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a library of an earlier version becomes. */
class MigrationTest {

  private static final String REVISION =
      "INSERT INTO revision (digest, pattern_id, encoded, version, updated_at, deleted, author,"
          + " audience, clock, content_mark, sequence, received_at, tip, open_conflict) VALUES ";
  private static final String CHANGE =
      "INSERT INTO change_log (sequence, kind, pattern_id, digest, winner, loser, visible,"
          + " usage_mark) VALUES ";

  @Test
  void changesLearnWhatTheyFollowedAndWhichConflictsAreOpenStill(@TempDir Path folder)
      throws SQLException {
    EmbeddedServer server = EmbeddedServer.start(folder);
    try {
      String url = server.address().properties().get("quarkus.datasource.jdbc.url");
      String user = server.address().properties().get("quarkus.datasource.username");
      String password = server.address().properties().get("quarkus.datasource.password");
      Flyway.configure().dataSource(url, user, password).target("1").load().migrate();
      try (Connection connection = DriverManager.getConnection(url, user, password)) {
        write(connection);
        Flyway.configure().dataSource(url, user, password).load().migrate();
        assertThat(read(connection))
            .containsExactly(
                "1 101 null null",
                "2 102 d1 null",
                "3 103 d2 null",
                "4 104 d2 null",
                "5 105 d2 [\"d5\"]",
                "6 null null null");
      }
    } finally {
      server.close();
    }
  }

  /** Two edits, one that lost and was seen later, one that lost and is open, and a use. */
  private static void write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          REVISION
              + revision("d1", 1, 1, false)
              + ","
              + revision("d2", 2, 2, false)
              + ","
              + revision("d3", 1, 3, false)
              + ","
              + revision("d4", 1, 4, false)
              + ","
              + revision("d5", 1, 5, true));
      statement.execute(
          CHANGE
              + "(1,'applied','p','d1',null,null,'[]','00'),"
              + "(2,'applied','p','d2',null,null,'[]','00'),"
              + "(3,'kept','p','d3',null,null,'[]','00'),"
              + "(4,'conflict','p','d4','d2','d4','[]','00'),"
              + "(5,'conflict','p','d5','d2','d5','[]','00'),"
              + "(6,'usage','q',null,null,null,'[]','01')");
    }
  }

  private static String revision(String digest, int version, int sequence, boolean open) {
    return String.format(
        "('%s','p','',%d,%d,false,'a','\"room\"','{}','m',%d,%d,true,%b)",
        digest, version, sequence, sequence, 100 + sequence, open);
  }

  private static List<String> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sequence, made_at, previous, opened FROM change_log ORDER BY sequence")) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(
            String.join(
                " ", rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
      return all;
    }
  }
}
