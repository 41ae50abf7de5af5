/** Who is here: rooms, their members and what members pass to each other. No sockets, no I/O. */
package io.patternmesh.signaling.room;
