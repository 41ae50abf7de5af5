/** Which of two revisions wins, and whether that was a conflict: the policy, a stream operator. */
package io.patternmesh.model.conflict;
