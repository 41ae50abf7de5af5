package io.patternmesh.agent.ice;

/**
 * An address that is not used.
 *
 * @param url as it was given, without what may be a credential
 * @param problem which setting or message it came from, what is wrong, and what to do
 */
public record IceFlaw(String url, String problem) {}
