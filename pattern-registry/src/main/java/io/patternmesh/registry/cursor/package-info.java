/** Named places in the change sequence, kept for readers that keep nothing themselves. */
package io.patternmesh.registry.cursor;
