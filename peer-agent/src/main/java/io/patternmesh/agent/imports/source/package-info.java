/** Source text as tokens: enough of five languages to tell code from comments and strings. */
package io.patternmesh.agent.imports.source;
