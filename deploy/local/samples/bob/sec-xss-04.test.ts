/**
 * Whatever a visitor types comes back as text, never as markup: known cross-site scripting payloads
 * are rendered into element content and into attributes, and must add no element and no handler.
 * Replace `renderComment` by the template under test.
 *
 * @pattern id: sec-xss-04
 * @pattern name: Comments cannot script the page
 * @pattern category: security-test
 * @pattern framework: vitest
 * @pattern confidence: 90
 */
import { describe, expect, it } from 'vitest';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

const safeLink = (address: string) => (/^https?:\/\//i.test(address) ? address : '#');

const renderComment = (author: string, homepage: string, text: string) =>
  `<article title="${escapeHtml(author)}">` +
  `<a href="${escapeHtml(safeLink(homepage))}">${escapeHtml(author)}</a>` +
  `<p>${escapeHtml(text)}</p></article>`;

/** The tags of a piece of HTML, in order, with the names of their attributes. */
const skeleton = (html: string) =>
  [...html.matchAll(/<(\/?\w+)((?:\s+\w+="[^"]*")*)\s*>/g)].map(([, tag, attributes]) => [
    tag,
    ...[...(attributes ?? '').matchAll(/(\w+)="/g)].map(([, name]) => name),
  ]);

const HARMLESS = skeleton(renderComment('Bob', 'https://example.org', 'Hello'));

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  '</p></article><iframe src="javascript:alert(1)">',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
];

describe('comments of visitors', () => {
  it.each(PAYLOADS)('keep the shape of the page: %s', (payload) => {
    expect(skeleton(renderComment(payload, 'https://example.org', payload))).toEqual(HARMLESS);
    expect(skeleton(renderComment('Bob', `https://example.org/${payload}`, 'Hello'))).toEqual(HARMLESS);
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'data:text/html,x'])(
    'never link to %s',
    (address) => {
      expect(renderComment('Bob', address, 'Hello')).toContain('href="#"');
    },
  );

  it('show what was typed, escaped once', () => {
    expect(renderComment('Bob', 'https://example.org', 'a < b && "c"')).toContain(
      '<p>a &lt; b &amp;&amp; &quot;c&quot;</p>',
    );
  });
});
