import { useMeshSelector } from "@patternmesh/react";
import { Icon, type IconName } from "../ui/icon.js";
import type { Route } from "./route.js";

const PLACES: readonly {
  readonly pages: readonly Route["page"][];
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
}[] = [
  { pages: ["mesh"], href: "#/", icon: "mesh", name: "Mesh" },
  { pages: ["library", "new", "import"], href: "#/library", icon: "library", name: "Library" },
  { pages: ["conflicts"], href: "#/conflicts", icon: "conflict", name: "Conflicts" },
  { pages: ["settings"], href: "#/settings", icon: "settings", name: "Settings" },
  { pages: ["diagnosis"], href: "#/diagnosis", icon: "pulse", name: "Diagnosis" },
];

export function Navigation({ route }: { route: Route }) {
  const conflicts = useMeshSelector((snapshot) => snapshot.library.openConflicts);
  return (
    <nav aria-label="Screens">
      <ul>
        {PLACES.map(({ pages, href, icon, name }) => (
          <li key={href}>
            <a href={href} aria-current={pages.includes(route.page) ? "page" : undefined}>
              <Icon name={icon} size={20} />
              <span className="grow">{name}</span>
              {name === "Conflicts" && conflicts > 0 && (
                <span className="count">
                  {conflicts}
                  <span className="sr-only"> open</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
