import type { DiaryPage, Entry, Span } from "../mesh/diary.js";
import { SPAN_MS, SPANS } from "../mesh/diary.js";
import type { Scene } from "./scene.js";

/** Five made-up minutes before a demo was opened. */
export function pastOf(scene: Scene, now: number): DiaryPage {
  if (scene.peers.length < 3) {
    return { entries: [], spans: [] };
  }
  const current = Math.floor(now / SPAN_MS) * SPAN_MS;
  const spans: Span[] = Array.from({ length: SPANS }, (_, i) => {
    const wave = Math.max(0, Math.sin(i / 4.1) * 5 + Math.sin(i / 1.7) * 3);
    const burst = i > 6 && i < 11 ? 24 - Math.abs(8 - i) * 6 : 0;
    return {
      from: current - (SPANS - 1 - i) * SPAN_MS,
      received: Math.round(wave + burst),
      sent: Math.round(Math.max(0, Math.cos(i / 3.3) * 4 + Math.sin(i / 2.2) * 2)),
    };
  });
  const line = (
    ago: number,
    tone: Entry["tone"],
    text: string,
    patternId?: string,
  ): Omit<Entry, "id"> => ({
    at: new Date(now - ago * 1000),
    tone,
    text,
    aloud: false,
    ...(patternId === undefined ? {} : { patternId }),
  });
  const [a, b, c, d] = scene.peers.map((peer) => peer.name);
  const [first, second, third] = scene.patterns;
  const entries = [
    line(4, "plain", `“${first?.name}” came from ${a}`, first?.id),
    line(12, "good", `In step with ${b}: 3 received, 1 sent`),
    line(38, "warm", `Two edits of “${scene.patterns[6]?.name}” met`, scene.patterns[6]?.id),
    line(71, "plain", `“${second?.name}” came from ${c}`, second?.id),
    line(72, "plain", `“${third?.name}” came from ${c}`, third?.id),
    line(144, "good", `${d} is connected`),
    line(203, "good", `In step with ${a}: 71 received, 12 sent`),
    line(205, "good", `${a} is connected`),
    line(206, "good", "The room is joined"),
  ].map((entry, i, all) => ({ ...entry, id: all.length - i }));
  return { entries, spans };
}
