/** Whether the library can be used. */
package io.patternmesh.registry.health;
