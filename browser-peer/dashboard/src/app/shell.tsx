import { useMeshSelector } from "@patternmesh/react";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Icon } from "../ui/icon.js";
import { Toasts } from "../ui/toasts.js";
import { ErrorBoundary } from "./error-boundary.js";
import { HelpDialog } from "./help-dialog.js";
import { Navigation } from "./navigation.js";
import { OwnPlace } from "./own-place.js";
import { Announcer } from "./announcer.js";
import { hrefOf, type Route } from "./route.js";
import { Screen, ScreenBones, titleOf } from "./screens.js";
import { useShortcuts } from "./shortcuts.js";
import { go, useRoute } from "./use-route.js";

/** What is around every screen. */
export function Shell() {
  const route = useRoute();
  const [help, setHelp] = useState(false);
  const main = useRef<HTMLElement>(null);
  const closeHelp = useCallback(() => setHelp(false), []);
  const shortcuts = useMemo(() => shortcutActions(() => setHelp(true)), []);
  useShortcuts(shortcuts);
  useTitle(route);
  useFocusOnNewScreen(route, main);

  return (
    <div className="shell">
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the content
      </a>
      <header className="side">
        <a className="brand" href="#/" aria-label="PatternMesh, to the mesh">
          <BrandMark />
          <span>PatternMesh</span>
        </a>
        <Navigation route={route} />
        <OwnPlace onHelp={() => setHelp(true)} />
      </header>
      <main ref={main} tabIndex={-1} id="content">
        <MeshProblem linked={route.page !== "diagnosis"} />
        <ErrorBoundary place={hrefOf(route)}>
          <Suspense fallback={<ScreenBones />}>
            <Screen route={route} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Toasts />
      <Announcer />
      {help && <HelpDialog onClose={closeHelp} />}
    </div>
  );
}

function BrandMark() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0c5f5b" />
      <path
        d="M16 7.5 7.5 21.5h17L16 7.5Zm0 0v9m-8.5 5 8.5-5 8.5 5"
        stroke="#bfe3dc"
        strokeWidth="1.7"
        fill="none"
      />
      <g fill="#fff">
        <circle cx="16" cy="7.5" r="2.9" />
        <circle cx="7.5" cy="21.5" r="2.9" />
        <circle cx="24.5" cy="21.5" r="2.9" />
      </g>
      <circle cx="16" cy="16.5" r="3.2" fill="#f0b35e" />
    </svg>
  );
}

/** What is wrong with the mesh now, on every screen. */
function MeshProblem({ linked }: { linked: boolean }) {
  const error = useMeshSelector((snapshot) => snapshot.error);
  if (error === null) {
    return null;
  }
  return (
    <div className="problem" role="alert">
      <Icon name="alert" />
      <p>{error.message}</p>
      {linked && <a href="#/diagnosis">Find out why</a>}
    </div>
  );
}

function shortcutActions(help: () => void): Readonly<Record<string, () => void>> {
  return {
    "/": () => {
      const search = document.querySelector<HTMLInputElement>("input[type=search]");
      if (search === null) {
        go({ page: "library", filters: {} });
        focusWhenThere("input[type=search]");
      } else {
        search.focus();
        search.select();
      }
    },
    gm: () => go({ page: "mesh" }),
    gl: () => go({ page: "library", filters: {} }),
    gc: () => go({ page: "conflicts" }),
    gs: () => go({ page: "settings" }),
    gd: () => go({ page: "diagnosis" }),
    n: () => go({ page: "new", filters: {} }),
    "?": help,
  };
}

/** The screen may still be loading. */
function focusWhenThere(selector: string): void {
  const watcher = new MutationObserver(() => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element !== null) {
      watcher.disconnect();
      element.focus();
    }
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watcher.disconnect(), 5000);
}

function useTitle(route: Route): void {
  const room = useMeshSelector((snapshot) => snapshot.roomId);
  const title = titleOf(route);
  useEffect(() => {
    document.title = `${title} · ${room} · PatternMesh`;
  }, [title, room]);
}

/** So that a keyboard or screen reader starts at the new screen; not on the first one. */
function useFocusOnNewScreen(route: Route, main: React.RefObject<HTMLElement | null>): void {
  const last = useRef(route.page);
  useEffect(() => {
    if (last.current !== route.page) {
      last.current = route.page;
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [route.page, main]);
}
