/** What two libraries show each other to find out where they differ. */
package io.patternmesh.model.reconcile;
