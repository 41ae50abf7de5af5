import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An order and its lines are stored together or not at all, checked against a real database. Each
 * test gets a database of its own, so tests may run side by side. Runs with H2 on the class path;
 * set {@code test.jdbc.url} to run it against another database.
 *
 * @pattern id: int-db-03
 * @pattern name: Order and lines in one transaction
 * @pattern category: integration-test
 * @pattern framework: junit5
 * @pattern confidence: 85
 */
class OrderStoreIT {

  private static final String URL = System.getProperty("test.jdbc.url", "jdbc:h2:mem:");

  private Connection database;

  @BeforeEach
  void createTables() throws SQLException {
    database = DriverManager.getConnection(URL);
    try (Statement statement = database.createStatement()) {
      statement.execute("create temporary table orders (id int primary key)");
      statement.execute(
          "create temporary table lines (order_id int, quantity int check (quantity > 0))");
    }
    database.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    database.rollback();
    database.close();
  }

  @Test
  void anOrderIsStoredWithItsLines() throws SQLException {
    store(1, 2, 3);
    assertEquals(1, count("orders"));
    assertEquals(2, count("lines"));
  }

  @Test
  void anOrderWithABadLineLeavesNothingBehind() throws SQLException {
    assertThrows(SQLException.class, () -> store(1, 2, 0));
    assertEquals(0, count("orders"));
    assertEquals(0, count("lines"));
  }

  @Test
  void theSameOrderTwiceIsRefusedAndTheFirstStays() throws SQLException {
    store(1, 5);
    assertThrows(SQLException.class, () -> store(1, 7));
    assertEquals(1, count("orders"));
    assertEquals(1, count("lines"));
  }

  private void store(int order, int... quantities) throws SQLException {
    try (PreparedStatement insertOrder =
            database.prepareStatement("insert into orders values (?)");
        PreparedStatement insertLine =
            database.prepareStatement("insert into lines values (?, ?)")) {
      insertOrder.setInt(1, order);
      insertOrder.executeUpdate();
      for (int quantity : quantities) {
        insertLine.setInt(1, order);
        insertLine.setInt(2, quantity);
        insertLine.executeUpdate();
      }
      database.commit();
    } catch (SQLException e) {
      database.rollback();
      throw e;
    }
  }

  private int count(String table) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
