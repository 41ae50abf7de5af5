import { describe, expect, test } from "vitest";
import type { Item } from "../../src/core/cbor/cbor.js";
import { decodeCbor, encodeCbor } from "../../src/core/cbor/cbor.js";
import { fromHex, toHex } from "../../src/core/cbor/hex.js";
import type { Items } from "../../src/core/cbor/items.js";
import { MalformedError } from "../../src/core/cbor/malformed-error.js";
import { oneOf, random } from "../library/random.js";

const MOST = 1 << 16;

describe("deterministic CBOR", () => {
  test.each([
    ["a map", "a0"],
    ["a map with a key", "a16161 01"],
    ["a tag", "c101"],
    ["a float", "f93c00"],
    ["a float of 64 bits", "fb3ff0000000000000"],
    ["undefined", "f7"],
    ["a negative number", "20"],
    ["a longer form of 1", "1801"],
    ["a longer form of 255", "1900ff"],
    ["a longer form of 65535", "1a0000ffff"],
    ["a longer form of 2^32 - 1", "1b00000000ffffffff"],
    ["a longer form of a text's length", "780161"],
    ["a longer form of a list's length", "980101"],
    ["2^53", "1b0020000000000000"],
    ["text in pieces", "7f6161ff"],
    ["bytes in pieces", "5f4101ff"],
    ["a list without an end", "9f01"],
    ["an end without a list", "ff"],
    ["a simple value", "f820"],
    ["false in two bytes", "f814"],
    ["text that is no UTF-8", "61ff"],
    ["an encoded surrogate", "63eda080"],
    ["an overlong form of /", "62c0af"],
    ["text of which an end is missing", "6261"],
    ["a list of which an end is missing", "8201"],
    ["two values", "0101"],
    ["nothing", ""],
  ])("refuses %s", (_, hex) => {
    const bytes = fromHex(hex.replaceAll(" ", ""));
    expect(() => decodeCbor("it", bytes, MOST, anyItem)).toThrow(MalformedError);
  });

  test("refuses a depth that would exhaust the stack", () => {
    const deep = new Uint8Array(60_000).fill(0x81);
    expect(() => decodeCbor("it", deep, MOST, anyItem)).toThrow("at most 16 arrays");
  });

  test("counts empty arrays out of the depth again", () => {
    const wide: Item = Array.from({ length: 40 }, () => [[], [[]]]);
    const bytes = encodeCbor(wide);
    expect(decodeCbor("it", bytes, MOST, anyItem)).toEqual(wide);
  });

  test.each(["\ufeffwith a mark", "Zoë 😀", "", "\u0000", "x".repeat(70), "\ufeff"])(
    "keeps every character of %j",
    (text) => {
      expect(decodeCbor("it", encodeCbor(text), MOST, anyItem)).toBe(text);
    },
  );

  test("whatever it accepts encodes again to the same bytes", () => {
    const next = random(7);
    let accepted = 0;
    for (let i = 0; i < 10_000; i++) {
      const bytes = encodeCbor(item(next, 0));
      const changes = Math.floor(next() * 3);
      for (let change = 0; change < changes; change++) {
        bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      }
      const read = tryDecode(bytes);
      if (read) {
        accepted++;
        expect(toHex(encodeCbor(read.item))).toBe(toHex(bytes));
      }
    }
    expect(accepted).toBeGreaterThan(3_000);
  });
});

function tryDecode(bytes: Uint8Array): { item: Item } | undefined {
  try {
    return { item: decodeCbor("it", bytes, MOST, anyItem) };
  } catch (e) {
    expect(e).toBeInstanceOf(MalformedError);
    return undefined;
  }
}

/** Whatever comes next; what is no item is refused before. */
function anyItem(items: Items): Item {
  return items.take("item") as Item;
}

function item(next: () => number, depth: number): Item {
  switch (Math.floor(next() * (depth < 4 ? 7 : 5))) {
    case 0:
      return oneOf([0, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1], next);
    case 1:
      return oneOf(["", "a", "Zoë", "😀".repeat(9), "x".repeat(30), "y".repeat(300)], next);
    case 2:
      return new Uint8Array(Math.floor(next() * 40));
    case 3:
      return next() < 0.5;
    case 4:
      return null;
    default:
      return Array.from({ length: Math.floor(next() * 5) }, () => item(next, depth + 1));
  }
}
