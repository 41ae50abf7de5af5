package io.patternmesh.kafka.broker;

import java.io.IOException;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The broker's main class: formats its folder where that was not done, and runs until told not to.
 */
public final class BrokerProcess {

  private static final String CLUSTER = "pAttErNmEsHtEsTs000000";

  private BrokerProcess() {}

  /**
   * @param args the file with the broker's properties
   */
  public static void main(String[] args) {
    Thread watch = new Thread(BrokerProcess::endWithParent, "parent");
    watch.setDaemon(true);
    watch.start();
    StorageTool.execute(
        new String[] {"format", "-c", args[0], "-t", CLUSTER, "--ignore-formatted"}, System.out);
    Kafka.main(args);
  }

  /** Whoever started this holds the other end of standard input, as long as it lives. */
  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (IOException e) {
      System.err.println("standard input broke, as if the parent had ended: " + e.getMessage());
    }
    Runtime.getRuntime().halt(0);
  }
}
