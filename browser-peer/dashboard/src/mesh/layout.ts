/** A place in the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Of the drawing, in its own units. */
export const WIDTH = 720;
export const HEIGHT = 440;
export const CENTRE: Point = { x: WIDTH / 2, y: HEIGHT / 2 - 6 };

/** More members than this are counted, not drawn. */
export const MOST_NODES = 24;

/**
 * Places around the centre, the same for the same ids whatever their order: nobody moves unless
 * somebody comes or goes. Above twelve, on two rings.
 */
export function placesOf(ids: readonly string[]): ReadonlyMap<string, Point> {
  const sorted = [...ids].sort().slice(0, MOST_NODES);
  const twoRings = sorted.length > 12;
  const places = new Map<string, Point>();
  sorted.forEach((id, i) => {
    const inner = twoRings && i % 2 === 1;
    const angle =
      -Math.PI / 2 + Math.PI / Math.max(3, sorted.length) + (2 * Math.PI * i) / sorted.length;
    const radius = inner ? 0.62 : 1;
    places.set(id, {
      x: round(CENTRE.x + Math.cos(angle) * 262 * radius),
      y: round(CENTRE.y + Math.sin(angle) * 148 * radius),
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
