package io.patternmesh.local.registry;

/** A library in numbers. */
record RegistryStatus(long patterns) {}
