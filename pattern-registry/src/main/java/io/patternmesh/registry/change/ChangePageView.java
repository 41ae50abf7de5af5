package io.patternmesh.registry.change;

import java.util.List;
import java.util.UUID;

/**
 * A page of the change sequence.
 *
 * @param library whose changes they are; another one when the library was made anew
 * @param latest the last change of all
 * @param changes in order, none when none came in time
 */
public record ChangePageView(UUID library, long latest, List<ChangeView> changes) {}
