/** The STUN and TURN servers that members are told of, with credentials of their own. */
package io.patternmesh.signaling.ice;
