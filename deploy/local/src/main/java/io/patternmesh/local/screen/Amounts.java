package io.patternmesh.local.screen;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Times and sizes as a reader wants them. */
public final class Amounts {

  private Amounts() {}

  /** {@code 12 ms} below a second, {@code 3.4 s} from there. */
  public static String time(Duration time) {
    return time.toMillis() < 1000
        ? time.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /** Whole mebibytes of that many bytes. */
  public static String mebibytes(long bytes) {
    return (bytes + (1 << 19) >> 20) + " MiB";
  }

  /** The first few of a list and how many there are besides. */
  public static String few(List<String> all) {
    String first = all.stream().limit(5).collect(Collectors.joining(", "));
    return all.size() <= 5 ? first : first + " and " + (all.size() - 5) + " more";
  }
}
