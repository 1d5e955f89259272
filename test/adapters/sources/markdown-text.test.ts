import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToText } from '../../../functions/adapters/sources/markdown-text.ts';

describe('the words of a text in Markdown', () => {
  it.each([
    ['Plain words.', 'Plain words.'],
    ['**Bold**, __bold__ and ~~gone~~', 'Bold, bold and gone'],
    ['a [link](https://a.example "title") and ![a picture](https://a.example/p.png)', 'a link and a picture'],
    ['# Heading\n\n> quoted\n> twice', 'Heading\n\nquoted\ntwice'],
    ['one\n\n---\n\ntwo', 'one\n\ntwo'],
    ['```\ncode\n```', 'code'],
    ['use `npm ci`', 'use npm ci'],
    ['why <b>privacy</b> matters<br>now', 'why privacy matters\nnow'],
    ['5 &lt; 6 &amp; 7', '5 < 6 & 7'],
    ['I <3 it, 2 * 3 * 4, snake_case_name', 'I <3 it, 2 * 3 * 4, snake_case_name'],
    ['* one\n* two', '* one\n* two'],
    ['::: spoiler Ending\nHe dies.\n:::', 'He dies.'],
    ['a\r\nb', 'a\nb'],
    ['', ''],
  ])('of %j are %j', (markdown, text) => {
    expect(markdownToText(markdown)).toBe(text);
  });

  it('are found in any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (markdown) => {
        expect(typeof markdownToText(markdown)).toBe('string');
      }),
    );
  });

  it.each(['[', '**a ', '`', '<a', '[]('])('are found although somebody repeats %j without end', (piece) => {
    expect(markdownToText(piece.repeat(200_000)).length).toBeLessThanOrEqual(100_000);
  });
});
