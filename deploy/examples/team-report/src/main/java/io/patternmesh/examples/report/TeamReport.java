package io.patternmesh.examples.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The report, kept up to date event by event. An event that comes again changes nothing. */
@ApplicationScoped
public class TeamReport {

  /** An event comes again soon or not at all, so not every id has to be remembered for ever. */
  private static final int REMEMBERED = 100_000;

  private final Map<String, MemberTally> members = new TreeMap<>();
  private final Map<String, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized void take(SyncEvent event) {
    if (seen.put(event.source() + " " + event.id(), true) == null) {
      members.computeIfAbsent(event.peerId(), MemberTally::new).take(event);
    }
  }

  /** A line for each member, by name. */
  public synchronized List<ReportLine> lines() {
    return members.values().stream()
        .map(MemberTally::line)
        .sorted(Comparator.comparing(ReportLine::name).thenComparing(ReportLine::peerId))
        .toList();
  }
}
