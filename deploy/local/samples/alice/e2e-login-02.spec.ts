/**
 * A member signs in, is sent on to the page first asked for, and stays signed in after a reload; a
 * wrong password says so without telling whether the account exists. The pages are served by the
 * test itself, so it runs anywhere: replace `serve` by your own address.
 *
 * @pattern id: e2e-login-02
 * @pattern name: Sign in and come back
 * @pattern category: e2e-test
 * @pattern framework: playwright
 * @pattern confidence: 88
 */
import { expect, test, type Page } from '@playwright/test';

const APP = 'http://app.test';

const FORM = `<!doctype html><title>Sign in</title>
  <form method="post" action="/login">
    <label>Email <input name="email" type="email" required></label>
    <label>Password <input name="password" type="password" required></label>
    <button>Sign in</button>
  </form>`;

const page = (text: string) => ({ contentType: 'text/html', body: text });

async function serve(browser: Page) {
  let signedIn = false;
  await browser.route(`${APP}/**`, async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === '/login' && request.method() === 'POST') {
      signedIn = new URLSearchParams(request.postData() ?? '').get('password') === 'correct horse';
      await route.fulfill(
        signedIn
          ? page('<script>location.replace("/orders")</script>')
          : page(`<p role="alert">Email or password is wrong</p>${FORM}`),
      );
    } else if (pathname === '/orders' && signedIn) {
      await route.fulfill(page('<title>Orders</title><h1>Your orders</h1>'));
    } else {
      await route.fulfill(page(FORM));
    }
  });
}

async function signIn(browser: Page, password: string) {
  await browser.getByLabel('Email').fill('alice@example.org');
  await browser.getByLabel('Password').fill(password);
  await browser.getByRole('button', { name: 'Sign in' }).click();
}

test.describe('signing in', () => {
  test.beforeEach(async ({ page: browser }) => {
    await serve(browser);
    await browser.goto(`${APP}/orders`);
  });

  test('leads to the page first asked for', async ({ page: browser }) => {
    await signIn(browser, 'correct horse');
    await expect(browser).toHaveURL(`${APP}/orders`);
    await expect(browser.getByRole('heading', { name: 'Your orders' })).toBeVisible();
  });

  test('lasts over a reload', async ({ page: browser }) => {
    await signIn(browser, 'correct horse');
    await expect(browser.getByRole('heading')).toBeVisible();
    await browser.reload();
    await expect(browser.getByRole('heading', { name: 'Your orders' })).toBeVisible();
  });

  test('does not tell whether the account exists', async ({ page: browser }) => {
    await signIn(browser, 'wrong');
    await expect(browser.getByRole('alert')).toHaveText('Email or password is wrong');
    await expect(browser.getByLabel('Password')).toHaveValue('');
  });
});
