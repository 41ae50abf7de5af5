package io.patternmesh.registry.store;

/**
 * Which part of a list is asked for.
 *
 * @param page from 0
 * @param size items of a page, from 1
 */
public record PageRequest(int page, int size) {

  int first() {
    return Math.multiplyExact(page, size);
  }
}
