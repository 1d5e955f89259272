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
});
