package io.patternmesh.examples.report;

/**
 * One member in the report.
 *
 * @param used how often this member used patterns
 * @param openConflicts revisions in this member's library that need a decision
 */
public record ReportLine(
    String name,
    String peerId,
    long shared,
    long received,
    long updated,
    long deleted,
    long used,
    long openConflicts) {}
