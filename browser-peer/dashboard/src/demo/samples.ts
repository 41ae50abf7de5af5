import { PatternCategory, type PatternContent } from "@patternmesh/react";

type Sample = Omit<PatternContent, "confidence"> & { readonly id: string };

const { UNIT_TEST, INTEGRATION_TEST, E2E_TEST, PERFORMANCE_TEST, SECURITY_TEST, DEFECT_FIX } =
  PatternCategory;

/** Patterns as teams write them, to look at. */
export const SAMPLES: readonly Sample[] = [
  {
    id: "shop/src/auth/session.test.ts",
    name: "Session expires exactly at its deadline",
    category: UNIT_TEST,
    framework: "vitest",
    description:
      "A session is good until the millisecond of its deadline and not after it. Freezes the clock, so that no test ever waits.",
    pattern: `import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSession } from "./session";

describe("a session", () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date("2026-03-01T12:00:00Z") }));
  afterEach(() => vi.useRealTimers());

  it("is good one millisecond before its deadline", () => {
    const session = openSession({ lifetime: 30 * 60_000 });
    vi.advanceTimersByTime(30 * 60_000 - 1);
    expect(session.isValid()).toBe(true);
  });

  it("is over at its deadline", () => {
    const session = openSession({ lifetime: 30 * 60_000 });
    vi.advanceTimersByTime(30 * 60_000);
    expect(session.isValid()).toBe(false);
  });

  it("cannot be renewed once it is over", () => {
    const session = openSession({ lifetime: 1000 });
    vi.advanceTimersByTime(1000);
    expect(() => session.renew()).toThrow(/expired/);
  });
});
`,
  },
  {
    id: "shop/e2e/checkout.spec.ts",
    name: "Checkout survives a reload between address and payment",
    category: E2E_TEST,
    framework: "playwright",
    description: "The half-filled order is there again after a reload, whatever step it was at.",
    pattern: `import { expect, test } from "@playwright/test";

test("checkout survives a reload", async ({ page }) => {
  await page.goto("/cart");
  await page.getByRole("button", { name: "Check out" }).click();
  await page.getByLabel("Street").fill("Unter den Linden 5");
  await page.getByLabel("City").fill("Berlin");
  await page.getByRole("button", { name: "To payment" }).click();

  await page.reload();

  await expect(page.getByRole("heading", { name: "Payment" })).toBeVisible();
  await expect(page.getByText("Unter den Linden 5")).toBeVisible();
});
`,
  },
  {
    id: "orders/src/test/java/orders/OrderStoreIT.java",
    name: "OrderStoreIT",
    category: INTEGRATION_TEST,
    framework: "junit5",
    description:
      "Two clerks change one order at the same time: the second one learns of it instead of overwriting.",
    pattern: `package orders;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import org.junit.jupiter.api.Test;

/** Orders in a real PostgreSQL. */
@QuarkusTest
class OrderStoreIT {

  @Inject OrderStore store;

  @Test
  void theSecondOfTwoConcurrentChangesIsRefused() {
    var order = store.create(new Order("A-17", 3));
    var mine = store.read(order.id());
    var theirs = store.read(order.id());
    store.save(theirs.withQuantity(5));

    assertThatThrownBy(() -> store.save(mine.withQuantity(4)))
        .isInstanceOf(OptimisticLockException.class);
  }
}
`,
  },
  {
    id: "api/perf/browse.js",
    name: "Browse the catalogue under rising load",
    category: PERFORMANCE_TEST,
    framework: "k6",
    description: "95 of 100 requests within 300 ms while visitors rise from 10 to 200.",
    pattern: `import http from "k6/http";
import { check, sleep } from "k6";

export const options = {
  stages: [
    { duration: "30s", target: 10 },
    { duration: "2m", target: 200 },
    { duration: "30s", target: 0 },
  ],
  thresholds: {
    http_req_duration: ["p(95)<300"],
    http_req_failed: ["rate<0.01"],
  },
};

export default function () {
  const response = http.get(\`\${__ENV.BASE_URL}/catalogue?page=\${Math.ceil(Math.random() * 20)}\`);
  check(response, { "is a page": (r) => r.status === 200 && r.json("items").length > 0 });
  sleep(1);
}
`,
  },
  {
    id: "portal/test/security/search-xss.cy.js",
    name: "Search results never run what was searched for",
    category: SECURITY_TEST,
    framework: "cypress",
    description: "Twelve known payloads in the query string; none may become an element.",
    pattern: `const payloads = [
  "<script>window.pwned = true</script>",
  "<img src=x onerror='window.pwned = true'>",
  "\\"><svg onload=window.pwned=true>",
];

describe("search", () => {
  payloads.forEach((payload) => {
    it(\`shows \${payload} as text\`, () => {
      cy.visit(\`/search?q=\${encodeURIComponent(payload)}\`);
      cy.get("[data-test=query]").should("have.text", payload);
      cy.window().its("pwned").should("not.exist");
    });
  });
});
`,
  },
  {
    id: "billing/tests/regression/test_issue_482.py",
    name: "Rounding of split invoices (issue 482)",
    category: DEFECT_FIX,
    framework: "pytest",
    description: "Parts of a split invoice must add up to the whole, to the cent.",
    pattern: `from decimal import Decimal

import pytest

from billing import split


@pytest.mark.parametrize("total", ["0.01", "10.00", "99.99", "1234.56"])
@pytest.mark.parametrize("parts", [1, 2, 3, 7])
def test_parts_add_up(total: str, parts: int) -> None:
    """Issue 482: three parts of 10.00 came to 9.99."""
    shares = split(Decimal(total), parts)

    assert sum(shares) == Decimal(total)
    assert max(shares) - min(shares) <= Decimal("0.01")
`,
  },
  {
    id: "shop/src/cart/cart.test.ts",
    name: "Cart totals with vouchers and taxes",
    category: UNIT_TEST,
    framework: "jest",
    description: "Vouchers come off before taxes, and never below zero.",
    pattern: `import { Cart } from "./cart";

describe("the total of a cart", () => {
  it.each([
    [[], 0],
    [[{ price: 10, taxes: 0.19 }], 11.9],
    [[{ price: 10, taxes: 0.19 }, { price: 5, taxes: 0.07 }], 17.25],
  ])("of %j is %d", (items, total) => {
    expect(new Cart(items).total()).toBeCloseTo(total, 2);
  });

  it("is never negative", () => {
    const cart = new Cart([{ price: 3, taxes: 0.19 }]);
    cart.redeem({ code: "WELCOME10", value: 10 });
    expect(cart.total()).toBe(0);
  });
});
`,
  },
  {
    id: "orders/src/test/java/orders/PriceListTest.java",
    name: "PriceListTest",
    category: UNIT_TEST,
    framework: "jqwik",
    description: "Laws of a price list, tried with a thousand made-up ones.",
    pattern: `package orders;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PriceListTest {

  @Property
  void moreNeverCostsLess(@ForAll PriceList prices, @ForAll @IntRange(max = 10_000) int amount) {
    assertThat(prices.of(amount + 1)).isGreaterThanOrEqualTo(prices.of(amount));
  }
}
`,
  },
];

/** Subjects for as many more patterns as a scene wants. */
export const SUBJECTS: readonly string[] = [
  "invoice export",
  "password reset",
  "rate limiter",
  "search index",
  "order import",
  "address book",
  "webhook retry",
  "image upload",
  "feature flags",
  "session store",
  "mail templates",
  "audit log",
  "currency rates",
  "stock levels",
  "newsletter consent",
  "PDF receipts",
];

/** What is tested of a subject. */
export const ASPECTS: readonly (readonly [string, PatternCategory, string])[] = [
  ["keeps its order when two arrive at once", UNIT_TEST, "vitest"],
  ["tells what is missing in one line", UNIT_TEST, "jest"],
  ["starts again after the database went away", INTEGRATION_TEST, "junit5"],
  ["works with the keyboard alone", E2E_TEST, "playwright"],
  ["takes 500 a second", PERFORMANCE_TEST, "k6"],
  ["refuses a token of another tenant", SECURITY_TEST, "rest-assured"],
  ["does not count a leap day twice", DEFECT_FIX, "pytest"],
  ["falls back to what it knew before", UNIT_TEST, "mocha"],
];
