import { number } from "../ui/words.js";
import { SPAN_MS, SPANS, type Span } from "./diary.js";
import { useDiaryPage } from "./diary-context.js";

const WIDTH = 600;
const HALF = 54;
const STEP = WIDTH / SPANS;

/** What came in (upwards) and went out (downwards) in the last five minutes. */
export function ActivityChart() {
  const { spans } = useDiaryPage();
  const top = ceiling(spans);
  const received = spans.reduce((sum, span) => sum + span.received, 0);
  const sent = spans.reduce((sum, span) => sum + span.sent, 0);
  const minutes = (SPANS * SPAN_MS) / 60_000;
  return (
    <section className="card" aria-labelledby="activity-title">
      <div className="card-head">
        <h2 id="activity-title">Activity</h2>
        <span className="legend small">
          <i className="in" aria-hidden="true" /> received <b className="num">{number(received)}</b>
        </span>
        <span className="legend small">
          <i className="out" aria-hidden="true" /> sent <b className="num">{number(sent)}</b>
        </span>
      </div>
      <div className="activity">
        <svg
          viewBox={`0 0 ${WIDTH} ${HALF * 2 + 2}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`In the last ${minutes} minutes ${received} revisions were received and ${sent} sent`}
        >
          <line className="axis" x1="0" x2={WIDTH} y1={HALF + 1} y2={HALF + 1} />
          {spans.map((span, i) => (
            <g key={span.from} transform={`translate(${(SPANS - spans.length + i) * STEP} 0)`}>
              <Bar className="in" value={span.received / top} up />
              <Bar className="out" value={span.sent / top} />
            </g>
          ))}
        </svg>
        <p className="scale small quiet num" aria-hidden="true">
          <span>{minutes} min ago</span>
          <span>
            most in {SPAN_MS / 1000} s: {number(most(spans))}
          </span>
          <span>now</span>
        </p>
      </div>
    </section>
  );
}

function Bar({ className, value, up = false }: { className: string; value: number; up?: boolean }) {
  if (value === 0) {
    return null;
  }
  const height = Math.max(2, value * (HALF - 3));
  return (
    <rect
      className={className}
      x={STEP * 0.14}
      width={STEP * 0.72}
      y={up ? HALF - height : HALF + 2}
      height={height}
      rx="2"
    />
  );
}

function most(spans: readonly Span[]): number {
  return spans.reduce((max, { received, sent }) => Math.max(max, received, sent), 0);
}

/** 1, 2, 3 or 5 times a power of ten, at least 5: a lone pattern is no mountain. */
function ceiling(spans: readonly Span[]): number {
  const value = Math.max(5, most(spans));
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 3, 5, 10].find((step) => step * power >= value) ?? 10);
}
