/** A report of the team, made of nothing but sync events. */
package io.patternmesh.examples.report;
