/** Who may come in: challenges, proofs and the optional room token. */
package io.patternmesh.signaling.admission;
