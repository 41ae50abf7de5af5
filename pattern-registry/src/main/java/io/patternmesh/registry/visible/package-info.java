/** Which of a pattern's revisions another peer may be shown as its head. */
package io.patternmesh.registry.visible;
