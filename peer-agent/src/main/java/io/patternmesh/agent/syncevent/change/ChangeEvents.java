package io.patternmesh.agent.syncevent.change;

import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.syncevent.event.SyncEvent;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the events of a page of changes. */
public final class ChangeEvents {

  private final Revisions revisions;
  private final PatternEvents patterns;
  private final Disclosure disclosure;

  public ChangeEvents(Registry registry, PeerId self, Disclosure disclosure) {
    this.revisions = new Revisions(registry);
    this.patterns = new PatternEvents(self, disclosure);
    this.disclosure = disclosure;
  }

  /** The events of these changes, in the changes' order. */
  public Uni<List<SyncEvent>> of(ChangePage page) {
    Set<Digest> mentioned =
        page.changes().stream()
            .flatMap(LibraryChange::mentioned)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Digest> told =
        page.changes().stream()
            .filter(change -> disclosure.content() && change.movedTheHead())
            .flatMap(change -> change.digest().stream())
            .collect(Collectors.toSet());
    return revisions
        .find(mentioned, told::contains)
        .map(
            known ->
                page.changes().stream()
                    .flatMap(change -> patterns.of(page.library(), change, known))
                    .toList());
  }
}
