/** Whether this server lives and takes more peers. */
package io.patternmesh.signaling.health;
