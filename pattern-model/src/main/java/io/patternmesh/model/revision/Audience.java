package io.patternmesh.model.revision;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.InvalidFieldException;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who may hold a revision besides its author. */
public sealed interface Audience {

  /** Most peers that a limited audience may name. */
  int PEERS = 1_000;

  /** Every member of the room. */
  Audience ROOM = new Room();

  /** Nobody: the revision stays with its author until it is shared. */
  Audience DRAFT = new Only(new TreeSet<>());

  /** Whether {@code peer} is named, be it alone or as one of the room. */
  boolean includes(PeerId peer);

  /**
   * The least audience that includes both.
   *
   * @throws InvalidFieldException when it would name more than {@link #PEERS}
   */
  Audience plus(Audience other);

  /** Everybody in the room. */
  record Room() implements Audience {
    @Override
    public boolean includes(PeerId peer) {
      return true;
    }

    @Override
    public Audience plus(Audience other) {
      return this;
    }
  }

  /** These peers and no others; nobody makes a draft. */
  record Only(SortedSet<PeerId> peers) implements Audience {

    public Only {
      if (peers.size() > PEERS) {
        throw new InvalidFieldException(
            "audience", peers.size() + " peers", "at most " + PEERS + " peers expected");
      }
      TreeSet<PeerId> ascending = new TreeSet<>();
      ascending.addAll(peers);
      peers = Collections.unmodifiableSortedSet(ascending);
    }

    @Override
    public boolean includes(PeerId peer) {
      return peers.contains(peer);
    }

    @Override
    public Audience plus(Audience other) {
      if (other instanceof Only only) {
        TreeSet<PeerId> both = new TreeSet<>(peers);
        both.addAll(only.peers);
        return new Only(both);
      }
      return other;
    }
  }

  /**
   * These peers and no others, in whatever order they come.
   *
   * @throws InvalidFieldException when there are more than {@link #PEERS}
   */
  static Audience only(Collection<PeerId> peers) {
    return new Only(new TreeSet<>(peers));
  }
}
