package io.patternmesh.registry.head;

import java.util.List;
import java.util.Optional;

/**
 * Some heads, ascending by pattern id.
 *
 * @param sequence the library's last change, read no later than the heads
 * @param next the id to go on after; null when there are no more
 */
public record HeadPage(long sequence, List<HeadLineView> heads, Optional<String> next) {}
