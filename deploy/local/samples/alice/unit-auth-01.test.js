/**
 * A bearer token is accepted only while it is whole: three parts, signed with our secret, and not
 * yet expired. Shows how to test time-dependent code by passing the clock in.
 *
 * @pattern id: unit-auth-01
 * @pattern name: Bearer token check
 * @pattern category: unit-test
 * @pattern framework: jest
 * @pattern confidence: 92
 */
const { createHmac, timingSafeEqual } = require('node:crypto');
const { describe, expect, test } = require('@jest/globals');

const SECRET = 'a secret for tests only';
const NOON = Date.parse('2024-05-01T12:00:00Z');

const sign = (text) => createHmac('sha256', SECRET).update(text).digest('base64url');

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

const issue = (claims) => {
  const text = `${encode({ alg: 'HS256' })}.${encode(claims)}`;
  return `${text}.${sign(text)}`;
};

/** The user that a token names, or the reason why it names none. */
function authenticate(header, now) {
  const [scheme, token = ''] = (header ?? '').split(' ');
  if (scheme !== 'Bearer') {
    return { refused: 'no bearer token' };
  }
  const parts = token.split('.');
  if (parts.length !== 3) {
    return { refused: 'malformed' };
  }
  const expected = Buffer.from(sign(`${parts[0]}.${parts[1]}`));
  const given = Buffer.from(parts[2]);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    return { refused: 'bad signature' };
  }
  const { sub, exp } = JSON.parse(Buffer.from(parts[1], 'base64url').toString());
  return exp * 1000 > now ? { user: sub } : { refused: 'expired' };
}

describe('authenticate', () => {
  const inAnHour = NOON / 1000 + 3600;

  test('names the user of a valid token', () => {
    const token = issue({ sub: 'alice', exp: inAnHour });
    expect(authenticate(`Bearer ${token}`, NOON)).toEqual({ user: 'alice' });
  });

  test('refuses a token from the second in which it expires', () => {
    const token = issue({ sub: 'alice', exp: NOON / 1000 });
    expect(authenticate(`Bearer ${token}`, NOON)).toEqual({ refused: 'expired' });
    expect(authenticate(`Bearer ${token}`, NOON - 1)).toEqual({ user: 'alice' });
  });

  test('refuses claims that were changed after signing', () => {
    const [head, , signature] = issue({ sub: 'alice', exp: inAnHour }).split('.');
    const forged = `${head}.${encode({ sub: 'admin', exp: inAnHour })}.${signature}`;
    expect(authenticate(`Bearer ${forged}`, NOON)).toEqual({ refused: 'bad signature' });
  });

  test.each([
    ['no header', undefined, 'no bearer token'],
    ['another scheme', 'Basic YWxpY2U6cHc=', 'no bearer token'],
    ['a token of two parts', 'Bearer one.two', 'malformed'],
    ['no token', 'Bearer', 'malformed'],
  ])('refuses %s', (_, header, reason) => {
    expect(authenticate(header, NOON)).toEqual({ refused: reason });
  });
});
