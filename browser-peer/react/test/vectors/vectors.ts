import { readFileSync } from "node:fs";

const FOLDER = new URL("../../../../pattern-model/src/test/resources/vectors/", import.meta.url);

/** One of the files that every peer, in whatever language, must agree with. */
export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as T;
}

/** `[[peer id, number], ...]`, as counters stand in a file. */
export type Counters = [string, number][];
