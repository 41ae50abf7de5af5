/** When to try again. */
package io.patternmesh.agent.retry;
