import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideText, revealText } from '../../../functions/adapters/desk/hidden-text.ts';

const KEY = new TextEncoder().encode('a key of a test, and as long as it has to be');
const OTHER = new TextEncoder().encode('another key of a test, as long as it has to be');

describe('a text in an address', () => {
  it('comes back, whatever it is, is the same each time, and needs no encoding', () => {
    void fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 500, unit: 'grapheme' }), (text) => {
        const hidden = hideText(text, KEY);
        expect(hidden).toMatch(/^[\w-]+$/u);
        expect(hideText(text, KEY)).toBe(hidden);
        expect(revealText(hidden, KEY)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('shows nothing of itself, and is nothing under another key, cut, changed or made up', () => {
    const hidden = hideText('001763636400000#M#fernweh#app-store#9001', KEY);

    expect(Buffer.from(hidden, 'base64url').toString('latin1')).not.toMatch(/fernweh|9001|0017/u);
    expect(revealText(hidden, OTHER)).toBeUndefined();
    for (let at = 0; at < hidden.length - 1; at += 1) {
      const changed = hidden.slice(0, at) + (hidden[at] === 'A' ? 'B' : 'A') + hidden.slice(at + 1);
      expect(revealText(changed, KEY), String(at)).toBeUndefined();
      expect(revealText(hidden.slice(0, at), KEY)).toBeUndefined();
    }
    expect(revealText('A'.repeat(80), KEY)).toBeUndefined();
  });
});
