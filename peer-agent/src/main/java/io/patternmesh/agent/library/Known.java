package io.patternmesh.agent.library;

import io.patternmesh.agent.registry.HeadDetail;
import io.patternmesh.model.revision.Revision;

/** What an edit of an existing pattern starts from: the head, and all that was seen before it. */
public record Known(HeadDetail detail, Revision head) {}
