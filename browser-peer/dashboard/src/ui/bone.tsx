/** Stands where something is still loading, of the size that it will have. */
export function Bone({
  width = "100%",
  height = 14,
}: {
  width?: number | string;
  height?: number;
}) {
  return <span className="bone" style={{ width, height }} aria-hidden="true" />;
}
