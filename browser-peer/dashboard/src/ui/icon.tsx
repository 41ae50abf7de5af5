/** Line drawings on a grid of 20 by 20. */
const PATHS = {
  mesh: "M10 3.5 3.5 15.5h13L10 3.5Zm0 0v8m-6.5 4 6.5-4 6.5 4",
  library: "M4 4h4v12H4zM8 4h4v12H8zM12.3 5.2l3.3-.9 2 11.2-3.3.8z",
  conflict: "M6 3v4c0 3 8 3 8 6v4M14 3v4c0 3-8 3-8 6v4",
  settings: "M3 6h8m4 0h2M3 14h2m4 0h8M13 4v4M7 12v4",
  pulse: "M2.5 10.5H6l2-6 4 11 2-5h3.5",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.4-1.6L17.5 17.5",
  plus: "M10 4v12M4 10h12",
  import: "M10 3v9m0 0 3.5-3.5M10 12 6.5 8.5M3.5 13v3.5h13V13",
  check: "m4 10.5 4 4 8-9",
  cross: "m5 5 10 10M15 5 5 15",
  copy: "M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z",
  share: "M10 12V3.5m0 0L6.5 7M10 3.5 13.5 7M4 11v5.5h12V11",
  edit: "M4 16l.8-3.4L13.2 4.2l2.6 2.6-8.4 8.4L4 16Z",
  trash: "M4 6h12M8 6V3.5h4V6m-6.5 0 .8 10.5h7.4L14.5 6",
  history: "M4 4v4h4M4.2 8A6.5 6.5 0 1 1 3.5 11M10 7v3.5l2.5 1.5",
  restore: "M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H7",
  sun: "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2v2m0 12v2M2 10h2m12 0h2M4.3 4.3l1.4 1.4m8.6 8.6 1.4 1.4M4.3 15.7l1.4-1.4m8.6-8.6 1.4-1.4",
  moon: "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5Z",
  system: "M3 4h14v9.5H3zM7 17h6M10 13.5V17",
  left: "m12 4-6 6 6 6",
  right: "m8 4 6 6-6 6",
  help: "M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M10 14.5v.1M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z",
  alert: "M10 3 2.5 16.5h15L10 3Zm0 5v4m0 2.4v.1",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2L10.5 5.3m1 3.2a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1",
  unlink: "M11.5 4.3a3 3 0 0 1 4.2 4.2l-1.5 1.5M8.5 15.7a3 3 0 0 1-4.2-4.2L5.8 10M3 3l14 14",
  sync: "M15.8 8A6.2 6.2 0 0 0 4.5 7M4.2 12a6.2 6.2 0 0 0 11.3 1M4.2 3.5V7h3.5m8.1 9.5V13h-3.5",
  used: "M6.5 9 9.7 3.2c1.4 0 2 1 1.7 2.3L10.7 8h4.8c.8 0 1.4.8 1.2 1.6l-1.3 5.2c-.1.7-.7 1.2-1.4 1.2H6.5M3.5 9h3v7h-3z",
  person: "M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10Zm-6 6.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5",
  folder: "M3 5h5l1.5 2H17v9H3z",
  dots: "M5 10h.01M10 10h.01M15 10h.01",
  info: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Zm0-8.5v5m0-7.5v.1",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration beside words; where it stands alone, its button has the label. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
