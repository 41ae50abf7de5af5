/**
 * What goes over the wire: reading what a peer sent, writing what it is told, naming what is wrong.
 */
package io.patternmesh.signaling.message;
