package io.patternmesh.registry.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;
import java.util.UUID;

/**
 * The library in numbers.
 *
 * @param library differs when the library was made anew: places in its changes mean nothing then
 * @param patterns that are not deleted
 * @param tombstones patterns that are
 * @param revisions all that are kept
 * @param sequence the last change
 * @param database {@code embedded} or {@code external}
 * @param dataDir the embedded database's folder
 */
@JsonInclude(Include.NON_ABSENT)
public record StatusView(
    UUID library,
    long patterns,
    long tombstones,
    long revisions,
    long openConflicts,
    long sequence,
    String database,
    Optional<String> dataDir) {}
