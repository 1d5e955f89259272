import fc from 'fast-check';
import { convert } from 'html-to-text';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../functions/adapters/sources/html-text.ts';

describe('the plain text of a post', () => {
  it.each([
    ['paragraphs and breaks', '<p>one<br>two</p><p>three</p>', 'one\ntwo\n\nthree'],
    ['entities, decoded once', '<p>a &amp;amp; b &lt;b&gt; &#39;c&#39;</p>', "a &amp; b <b> 'c'"],
    [
      'hashtags and handles',
      '<p><a href="x">#<span>sundial</span></a> <a href="y">@<span>maren</span></a></p>',
      '#sundial @maren',
    ],
    [
      'the whole address of a shortened link',
      '<a href="https://shop.example/a/b"><span class="invisible">https://</span><span class="ellipsis">shop.example/a</span><span class="invisible">/b</span></a>',
      'https://shop.example/a/b',
    ],
    ['no stand-in for a quoted post', '<p class="quote-inline">RE: <a href="z">z</a></p><p>so true</p>', 'so true'],
    ['no scripts, styles and pictures', '<script>x()</script><style>p{}</style><img src="a" alt="b">text', 'text'],
    ['headings as they are written', '<h1>Broken</h1>again', 'Broken\n\nagain'],
    ['text that was never HTML', 'plain < text', 'plain < text'],
    [
      'lists and quotes',
      '<ul><li>one</li><li>two</li></ul><blockquote>said<br>so</blockquote>',
      '* one\n* two\n\n> said\n> so',
    ],
    ['lines as they are written', '<pre>a  b\n  c</pre>', 'a  b\n  c'],
    ['a > in an attribute out', '<a title="a > b" href=x>text</a>', 'text'],
    ['comments out', 'a<!-- <p> -->b<!doctype html>c', 'abc'],
    [
      'characters by name and number',
      '&eacute;&hellip;&#8364;&#x1F600;&#146;&#0;&nosuch;&AMP',
      'é…€😀’\ufffd&nosuch;&AMP',
    ],
    ['nothing', '', ''],
  ])('keeps %s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('ends at a length, however long the post is', () => {
    expect(htmlToText('x'.repeat(300_000))).toHaveLength(100_000);
  });

  it('ends at a number of elements, however deep they lie', () => {
    expect(htmlToText(`${'<div>'.repeat(90_000)}deep`)).not.toContain('deep');
    expect(htmlToText(`seen${'<p>x</p>'.repeat(10_000)}`).match(/x/gu)).toHaveLength(4_000);
  });

  it('draws quotes in quotes no deeper than a person reads', () => {
    expect(htmlToText(`${'<blockquote>'.repeat(3_000)}${'x<p>'.repeat(900)}`).length).toBeLessThan(30_000);
  });

  it('says the same as a browser-like parser of whatever people write', () => {
    const words = fc.constantFrom(
      'sun',
      'dial',
      ' ',
      '\n',
      'a &amp; b',
      '&lt;3',
      '&#39;',
      '&eacute;',
      '5 < 6',
      '-',
      '&',
    );
    const element = fc.constantFrom('p', 'div', 'b', 'em', 'span', 'a', 'code', 'blockquote');
    const { html } = fc.letrec((tie) => ({
      html: fc
        .array(fc.oneof({ depthSize: 'small' }, words, fc.constantFrom('<br>', '<br/>'), tie('nested')), {
          maxLength: 6,
        })
        .map((parts) => parts.join('')),
      nested: fc
        .tuple(element, tie('html'))
        .map(([name, inside]) => `<${name} class="x > y">${inside as string}</${name}>`),
    }));
    const selectors = [{ selector: 'a', options: { ignoreHref: true } }];
    const lines = (text: string): string => text.replace(/[> \n]+/gu, ' ').trim();

    fc.assert(
      fc.property(html, (given) => {
        expect(lines(htmlToText(given as string))).toBe(
          lines(convert(given as string, { wordwrap: false, selectors })),
        );
      }),
    );
  });
});
