package io.patternmesh.registry.cursor;

/**
 * How far a reader has come.
 *
 * @param sequence the last change that it has dealt with, from 0
 */
public record CursorView(long sequence) {}
