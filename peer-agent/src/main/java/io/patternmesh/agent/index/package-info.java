/** What this library holds, in digests: enough to compare it with another, never a content. */
package io.patternmesh.agent.index;
