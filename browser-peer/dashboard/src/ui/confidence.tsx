/** 0-100, in words, number and a small bar. */
export function Confidence({ value }: { value: number }) {
  const tone = value >= 80 ? "good" : value >= 50 ? "fair" : "low";
  return (
    <span className={`confidence ${tone}`} title={`Confidence ${value} of 100`}>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${value}%` }} />
      </span>
      <span className="num">{value}</span>
      <span className="sr-only"> of 100 confidence</span>
    </span>
  );
}
