package io.patternmesh.agent.sync;

import io.patternmesh.model.revision.Revision;

/** Who is told what became of what a peer sent. */
interface Arrivals {

  /** The registry holds this revision now. */
  void merged(Revision revision);

  /** This revision was not taken. */
  void refused(Revision revision);

  /** The counter of this pattern was merged. */
  void counted(String patternId);
}
