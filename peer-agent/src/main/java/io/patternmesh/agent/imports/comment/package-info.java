/** What a test file says about itself: its leading comment, and the tags in it. */
package io.patternmesh.agent.imports.comment;
