/** Takes a planned call back; again changes nothing. */
export type Cancel = () => void;

/** Nothing is planned. */
export const nothing: Cancel = () => undefined;

/** Calls once, after so many milliseconds. */
export function after(milliseconds: number, run: () => void): Cancel {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

/** Calls again and again, each time so many milliseconds later. */
export function every(milliseconds: number, run: () => void): Cancel {
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
}
