import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.js";

type Tone = "plain" | "good" | "warm" | "bad";
const ICONS: Readonly<Record<Tone, IconName>> = {
  plain: "info",
  good: "check",
  warm: "alert",
  bad: "alert",
};

/** A sentence or two about something on this page. */
export function Note({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div className={`note ${tone}`} role={tone === "bad" ? "alert" : undefined}>
      <Icon name={ICONS[tone]} size={16} />
      <div className="grow">{children}</div>
    </div>
  );
}

/** Nothing is here, and what to do about it. */
export function Empty({
  icon,
  title,
  children,
  actions,
}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} size={44} />
      <h2>{title}</h2>
      {children && <div>{children}</div>}
      {actions && <div className="row wrap">{actions}</div>}
    </div>
  );
}
