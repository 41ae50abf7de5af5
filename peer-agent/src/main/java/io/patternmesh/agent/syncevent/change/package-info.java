/** The registry's change sequence, read page by page from the place kept there, and made events. */
package io.patternmesh.agent.syncevent.change;
