/** Errors as callers get them: {@code application/problem+json} (RFC 9457). */
package io.patternmesh.registry.problem;
