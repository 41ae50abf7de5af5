/** What a test pattern is, and the limits that every field keeps. */
package io.patternmesh.model.pattern;
