/** A place in the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The drawing, in its own units: a wide page's, and a phone's. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly centre: Point;
  /** Of the ring, across and down. */
  readonly rx: number;
  readonly ry: number;
}

export const WIDE: Sheet = {
  width: 720,
  height: 440,
  centre: { x: 360, y: 220 },
  rx: 268,
  ry: 152,
};
export const NARROW: Sheet = {
  width: 360,
  height: 400,
  centre: { x: 180, y: 200 },
  rx: 122,
  ry: 142,
};

/** More members than this are counted, not drawn. */
export const MOST_NODES = 24;

/**
 * Places around the centre, the same for the same ids whatever their order: nobody moves unless
 * somebody comes or goes. Above twelve, on two rings.
 */
export function placesOf(ids: readonly string[], sheet: Sheet): ReadonlyMap<string, Point> {
  const { centre, rx, ry } = sheet;
  const sorted = [...ids].sort().slice(0, MOST_NODES);
  const twoRings = sorted.length > 12;
  const places = new Map<string, Point>();
  sorted.forEach((id, i) => {
    const inner = twoRings && i % 2 === 1;
    const angle =
      -Math.PI / 2 + Math.PI / Math.max(3, sorted.length) + (2 * Math.PI * i) / sorted.length;
    const radius = inner ? 0.62 : 1;
    places.set(id, {
      x: round(centre.x + Math.cos(angle) * rx * radius),
      y: round(centre.y + Math.sin(angle) * ry * radius),
    });
  });
  return places;
}

/** On the line from one place to another, at this share of the way. */
export function between(from: Point, to: Point, share: number): Point {
  return { x: round(from.x + (to.x - from.x) * share), y: round(from.y + (to.y - from.y) * share) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
