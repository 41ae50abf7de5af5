package io.patternmesh.agent.library;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Brings back what a pattern once was, as a new revision; a deleted pattern comes back with it. */
@ApplicationScoped
public class Restoring {

  private final Library library;
  private final Authoring authoring;

  Restoring(Library library, Authoring authoring) {
    this.library = library;
    this.authoring = authoring;
  }

  /**
   * Gives the pattern the content of this past revision; one that has it already stays as it is.
   *
   * @param ifMatch the head that the user saw; empty to follow whatever is there
   * @return the head afterwards; fails with {@link NoSuchPatternException} when the revision is not
   *     in this pattern's history, {@link InvalidFieldException} when it is a deletion, {@link
   *     EditRejectedException} where it would be shown to people whom its author left out
   */
  public Uni<Revision> restore(String patternId, Optional<Digest> ifMatch, Digest digest) {
    return library
        .revision(digest)
        .map(
            found ->
                found
                    .filter(past -> past.patternId().equals(patternId))
                    .orElseThrow(() -> new NoSuchPatternException(patternId, "revision " + digest)))
        .chain(
            past -> {
              PatternContent content = past.content().orElseThrow(() -> deletion(digest));
              return library.edit(
                  patternId, ifMatch, known -> edit(patternId, known, past, content));
            });
  }

  private Optional<Edit> edit(
      String patternId, Optional<Known> known, Revision past, PatternContent content) {
    if (known.flatMap(base -> base.head().content()).equals(Optional.of(content))) {
      return Optional.empty();
    }
    Audience readers = known.map(base -> holders(base.head())).orElse(Audience.DRAFT);
    Audience intended = holders(past).plus(Audience.only(List.of(authoring.author())));
    if (!past.sharedBy().equals(authoring.author()) && !intended.plus(readers).equals(intended)) {
      throw new EditRejectedException(
          patternId,
          "this revision was directed to fewer people than see the pattern now; to show it to all"
              + " of them, write the pattern anew with its text");
    }
    return Optional.of(Edit.to(content));
  }

  private static Audience holders(Revision revision) {
    PeerId author = revision.sharedBy();
    return revision.audience().plus(Audience.only(List.of(author)));
  }

  private static InvalidFieldException deletion(Digest digest) {
    return new InvalidFieldException(
        "digest", digest.toString(), "a revision with content expected, this one is a deletion");
  }
}
