/** This peer's own key, where it is kept, and the name that goes with it. */
package io.patternmesh.agent.identity;
