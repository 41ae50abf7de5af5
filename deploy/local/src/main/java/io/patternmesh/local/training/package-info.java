/** Makes services start fast: runs them once on real work and keeps what their JVMs learned. */
package io.patternmesh.local.training;
