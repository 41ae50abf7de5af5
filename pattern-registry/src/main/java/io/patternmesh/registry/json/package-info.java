/** How the model's types look as JSON. */
package io.patternmesh.registry.json;
