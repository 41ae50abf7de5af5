/** What travels between peers: frames as CBOR, cut into messages that a data channel takes. */
package io.patternmesh.model.wire;
