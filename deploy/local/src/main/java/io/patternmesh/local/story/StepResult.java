package io.patternmesh.local.story;

/**
 * How a step ended.
 *
 * @param title of the step
 * @param ok whether everything held
 * @param expected what did not come, empty when all did
 * @param seen what was seen
 * @param millis how long it took
 */
public record StepResult(String title, boolean ok, String expected, String seen, long millis) {}
