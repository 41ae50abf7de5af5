/** Who may speak to a part that serves its own machine only. */
package io.patternmesh.model.access;
