/** What the library holds, in numbers. */
package io.patternmesh.registry.status;
