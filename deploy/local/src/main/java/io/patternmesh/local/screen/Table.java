package io.patternmesh.local.screen;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under headings, each column as wide as its widest cell. A cell of several lines makes a row
 * of several lines. Plain ASCII, so that every terminal and log shows it.
 */
public final class Table {

  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /**
   * @throws IllegalArgumentException when there are more or fewer cells than headings
   */
  public Table row(Object... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "row of a table: " + headings.size() + " cells expected, got " + cells.length);
    }
    rows.add(List.of(cells).stream().map(String::valueOf).toList());
    return this;
  }

  /** The lines of the table, headings first, with no blanks at a line's end. */
  public List<String> lines() {
    int[] widths = new int[headings.size()];
    widen(widths, headings);
    rows.forEach(row -> widen(widths, row));
    List<String> lines = new ArrayList<>();
    append(lines, headings, widths);
    lines.add(rule(widths));
    rows.forEach(row -> append(lines, row, widths));
    return lines;
  }

  private static void widen(int[] widths, List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      for (String line : cells.get(i).split("\n", -1)) {
        widths[i] = Math.max(widths[i], line.length());
      }
    }
  }

  private static void append(List<String> lines, List<String> cells, int[] widths) {
    List<String[]> split = cells.stream().map(cell -> cell.split("\n", -1)).toList();
    int height = split.stream().mapToInt(cell -> cell.length).max().orElse(0);
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < widths.length; x++) {
        String text = y < split.get(x).length ? split.get(x)[y] : "";
        line.append(x == 0 ? "" : GAP).append(text).append(" ".repeat(widths[x] - text.length()));
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  private static String rule(int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int x = 0; x < widths.length; x++) {
      line.append(x == 0 ? "" : GAP).append("-".repeat(widths[x]));
    }
    return line.toString();
  }
}
