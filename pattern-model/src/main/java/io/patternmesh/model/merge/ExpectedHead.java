package io.patternmesh.model.merge;

import io.patternmesh.model.cbor.CborReader;
import io.patternmesh.model.cbor.CborWriter;
import io.patternmesh.model.revision.Digest;
import java.util.Optional;

/** What the caller believes the head to be before its revision is merged. */
public sealed interface ExpectedHead {

  /** See {@link Any}. */
  ExpectedHead ANY = new Any();

  /** See {@link Absent}. */
  ExpectedHead ABSENT = new Absent();

  /** Whether a pattern with this head (empty: no revision of it was seen) is as expected. */
  boolean isMetBy(Optional<Digest> head);

  /** Whatever it is: what a peer sent is merged by the policy alone. */
  record Any() implements ExpectedHead {
    @Override
    public boolean isMetBy(Optional<Digest> head) {
      return true;
    }
  }

  /** No revision of this pattern was ever seen here. */
  record Absent() implements ExpectedHead {
    @Override
    public boolean isMetBy(Optional<Digest> head) {
      return head.isEmpty();
    }
  }

  /** This revision is the head. */
  record At(Digest digest) implements ExpectedHead {
    @Override
    public boolean isMetBy(Optional<Digest> head) {
      return head.equals(Optional.of(digest));
    }
  }

  /** Null for any, no bytes for absent, else the digest. */
  static void write(CborWriter out, ExpectedHead expected) {
    if (expected instanceof At at) {
      out.bytes(at.digest().bytes());
    } else if (expected instanceof Absent) {
      out.bytes(new byte[0]);
    } else {
      out.absent();
    }
  }

  /** Reads what {@link #write} wrote. */
  static ExpectedHead read(CborReader in) {
    if (!in.present("expected head")) {
      return ANY;
    }
    byte[] digest = in.bytes("expected head");
    return digest.length == 0 ? ABSENT : new At(Digest.wrap(digest));
  }
}
