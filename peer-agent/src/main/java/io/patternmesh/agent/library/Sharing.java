package io.patternmesh.agent.library;

import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets more people hold a pattern. Nobody can be made to forget one, so an audience only grows. */
@ApplicationScoped
public class Sharing {

  private final Library library;

  Sharing(Library library) {
    this.library = library;
  }

  /** Shares with {@code more}; a pattern that they may hold already stays as it is. */
  public Uni<Revision> share(String patternId, Audience more) {
    return library.edit(
        patternId,
        Optional.empty(),
        known -> {
          Known base = known.orElseThrow(() -> new NoSuchPatternException(patternId, "pattern"));
          PatternContent content =
              base.head()
                  .content()
                  .orElseThrow(() -> new NoSuchPatternException(patternId, "pattern"));
          Audience now = base.head().audience();
          return now.plus(more).equals(now)
              ? Optional.empty()
              : Optional.of(Edit.to(content).sharedWith(more));
        });
  }
}
