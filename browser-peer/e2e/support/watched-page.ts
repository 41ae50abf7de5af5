import type { Browser, Page } from "@playwright/test";

/** A task that held the page up for 50 ms or more. */
export interface LongTask {
  /** When it began, in milliseconds from the page's beginning. */
  readonly at: number;
  readonly ms: number;
}

declare global {
  /** What the browser noticed of this page, from its very beginning. */
  var watched: {
    readonly longTasks: LongTask[];
    /** Milliseconds from each key to the next picture, where that took 16 or more. */
    readonly keys: number[];
    /** What the content security policy forbade. */
    readonly violations: string[];
    /** Set by hostile content, if it ever runs. */
    hacked?: unknown;
  };
}

/** A page of a profile of its own that notes long tasks, breaches of the policy, and dialogs. */
export class WatchedPage {
  /** What the page asked the user, and the errors that nobody caught. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on("dialog", (dialog) => {
      this.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
  }

  /** Opens no address yet, so that more can be prepared. */
  static async of(browser: Browser): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watch);
    return new WatchedPage(page);
  }

  /** Everything that must not have happened. */
  async trouble(): Promise<readonly unknown[]> {
    const { violations, hacked } = await this.page.evaluate(() => globalThis.watched);
    return [...this.complaints, ...violations, ...(hacked === undefined ? [] : ["it ran"])];
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

function watch(): void {
  const longTasks: LongTask[] = [];
  const keys: number[] = [];
  const violations: string[] = [];
  globalThis.watched = { longTasks, keys, violations };
  const observe = (type: string, note: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      durationThreshold: 16,
    } as PerformanceObserverInit);
  observe("longtask", ({ startTime, duration }) =>
    longTasks.push({ at: Math.round(startTime), ms: Math.round(duration) }),
  );
  observe("event", ({ name, duration }) => {
    if (name.startsWith("key")) {
      keys.push(Math.round(duration));
    }
  });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    violations.push(`${violatedDirective}: ${blockedURI}`),
  );
}
