/** Traces that go on from member to member: which one this is part of, and the spans made here. */
package io.patternmesh.agent.trace;
