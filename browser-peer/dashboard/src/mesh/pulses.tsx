import { useEffect, useRef } from "react";
import { useDiary } from "./diary-context.js";
import type { Point } from "./layout.js";

const MOST_AT_ONCE = 16;
const SVG = "http://www.w3.org/2000/svg";

/** A dot for each pattern that travels, along the line of its peer; none where motion is unwanted. */
export function Pulses({ places, centre }: { places: ReadonlyMap<string, Point>; centre: Point }) {
  const layer = useRef<SVGGElement>(null);
  const diary = useDiary();
  useEffect(
    () =>
      diary.onPulse(({ peerId, inward }) => {
        const place = places.get(peerId);
        const group = layer.current;
        const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
        if (
          place === undefined ||
          group === null ||
          still ||
          group.childElementCount >= MOST_AT_ONCE
        ) {
          return;
        }
        travel(group, inward ? place : centre, inward ? centre : place, inward);
      }),
    [diary, places, centre],
  );
  return <g ref={layer} />;
}

function travel(group: SVGGElement, from: Point, to: Point, inward: boolean): void {
  const dot = document.createElementNS(SVG, "circle");
  dot.setAttribute("r", "7");
  dot.setAttribute("class", inward ? "pulse in" : "pulse out");
  group.append(dot);
  const at = ({ x, y }: Point) => `translate(${x}px, ${y}px)`;
  const flight = dot.animate(
    [
      { transform: at(from), opacity: 0 },
      { opacity: 1, offset: 0.15 },
      { opacity: 1, offset: 0.8 },
      { transform: at(to), opacity: 0 },
    ],
    { duration: 1300, easing: "cubic-bezier(0.45, 0.05, 0.3, 1)" },
  );
  const gone = () => dot.remove();
  flight.finished.then(gone, gone);
}
