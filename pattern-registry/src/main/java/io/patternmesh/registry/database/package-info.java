/** Where the library lives: an embedded PostgreSQL of our own, or one that is named. */
package io.patternmesh.registry.database;
