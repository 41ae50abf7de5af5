import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { P2PProvider } from "../../src/index.js";
import type { Mesh } from "../../src/index.js";

/** A hook below a provider of this mesh, with every result that it rendered. */
export function rendered<P, R>(mesh: Mesh, hook: (props: P) => R, initialProps?: P) {
  const all: R[] = [];
  const wrapper = ({ children }: { children: ReactNode }) => (
    <P2PProvider mesh={mesh}>{children}</P2PProvider>
  );
  const view = renderHook(
    (props: P) => {
      const result = hook(props);
      all.push(result);
      return result;
    },
    { wrapper, initialProps: initialProps as P },
  );
  return { all, now: () => view.result.current, rerender: view.rerender, unmount: view.unmount };
}

/** Lets React render what a change, and what follows from it, brings. */
export async function settled(change: () => void = () => undefined): Promise<void> {
  await act(async () => {
    change();
    await new Promise((done) => setTimeout(done, 0));
  });
}
