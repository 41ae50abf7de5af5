import { useMeshSelector, type MeshSnapshot } from "@patternmesh/react";
import { useApp } from "../app/app-context.js";
import { useTheme, type Theme } from "../app/theme.js";
import { Mark } from "../ui/mark.js";
import { AgentSettings } from "./agent-settings.js";
import { PageSettings } from "./page-settings.js";
import "./settings.css";

const own = ({ localPeerId, name }: MeshSnapshot) => ({ localPeerId, name });

export default function SettingsScreen() {
  const { backend } = useApp();
  const { localPeerId, name } = useMeshSelector(own);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Settings</h1>
          <p>
            {backend.backend === "agent"
              ? "Your peer runs in the agent on this machine; its settings are made where it is started."
              : "Your peer runs in this browser; its settings are kept here and nowhere else."}
          </p>
        </div>
      </div>
      <div className="settings stack">
        {backend.backend === "agent" ? <AgentSettings /> : <PageSettings />}
        <ThemeChoice />
        <section className="card" aria-labelledby="identity-title">
          <div className="card-head">
            <h2 id="identity-title">Identity</h2>
          </div>
          <div className="card-body row identity">
            <Mark id={localPeerId} size={52} />
            <div className="grow">
              <p>
                <b>{name}</b>
              </p>
              <p className="mono small id">{localPeerId}</p>
              <p className="small quiet">
                The name of your key. Others see this mark beside everything that you sign; a name
                can be borrowed, a mark cannot.
              </p>
            </div>
          </div>
        </section>
      </div>
    </>
  );
}

const THEMES: readonly { readonly theme: Theme; readonly name: string }[] = [
  { theme: "system", name: "As the system" },
  { theme: "light", name: "Light" },
  { theme: "dark", name: "Dark" },
];

function ThemeChoice() {
  const [theme, choose] = useTheme();
  return (
    <section className="card" aria-labelledby="theme-title">
      <div className="card-head">
        <h2 id="theme-title">Colours</h2>
      </div>
      <fieldset className="card-body row wrap">
        <legend className="sr-only">Colours</legend>
        {THEMES.map((each) => (
          <label key={each.theme} className="choice">
            <input
              type="radio"
              name="theme"
              checked={theme === each.theme}
              onChange={() => choose(each.theme)}
            />
            {each.name}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
