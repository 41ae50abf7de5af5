package io.patternmesh.local.screen;

import java.io.PrintStream;
import java.util.List;

/**
 * Where a person reads. Attached to a terminal it may rewrite what it wrote; else, in a file or a
 * pipe, it only ever adds lines.
 */
public final class Terminal {

  private static final String ERASE_LINE = "\r\u001b[K";
  private static final String HOME = "\u001b[H";
  private static final String ERASE_REST = "\u001b[J";
  private static final String ERASE_TO_END = "\u001b[K";

  /** A line that wraps cannot be erased, so what passes fits the narrowest terminal. */
  private static final int NARROWEST = 79;

  private final PrintStream out;
  private final boolean attached;
  private boolean passing;
  private boolean drawn;

  public Terminal(PrintStream out, boolean attached) {
    this.out = out;
    this.attached = attached;
  }

  public boolean attached() {
    return attached;
  }

  /** A line that stays. */
  public synchronized void line(String text) {
    erasePassing();
    out.println(text);
    out.flush();
  }

  /** What is being waited for; gone with the next line when attached. */
  public synchronized void passing(String text) {
    if (attached) {
      out.print(ERASE_LINE + text.substring(0, Math.min(NARROWEST, text.length())));
      out.flush();
      passing = true;
    } else {
      line(text);
    }
  }

  /** A whole screen, in the place of the one before. Lines added later stand below it. */
  public synchronized void screen(List<String> lines) {
    erasePassing();
    if (attached) {
      out.print(drawn ? HOME : "\u001b[2J" + HOME);
      drawn = true;
    }
    lines.forEach(line -> out.println(attached ? line + ERASE_TO_END : line));
    if (attached) {
      out.print(ERASE_REST);
    }
    out.flush();
  }

  private void erasePassing() {
    if (passing) {
      out.print(ERASE_LINE);
      passing = false;
    }
  }
}
