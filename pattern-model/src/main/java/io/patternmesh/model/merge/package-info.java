/** What goes into a registry in one call: revisions and usage, as CBOR. */
package io.patternmesh.model.merge;
