/** The page that people open to see and share patterns. */
package io.patternmesh.agent.dashboard;
