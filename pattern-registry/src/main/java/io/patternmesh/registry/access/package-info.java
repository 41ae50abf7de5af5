/** Who may speak to the registry: programs on this machine, and no web page from elsewhere. */
package io.patternmesh.registry.access;
