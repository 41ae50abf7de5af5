/** Who a peer is: an Ed25519 key, and the peer id derived from it. */
package io.patternmesh.model.identity;
