package io.patternmesh.agent.syncevent.change;

import java.util.List;
import java.util.UUID;

/**
 * Some changes that follow each other.
 *
 * @param library whose they are
 * @param changes none when none came while they were waited for
 */
public record ChangePage(UUID library, List<LibraryChange> changes) {}
